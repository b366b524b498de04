import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charactersOf } from './characters.ts';
import { SIGNATURE_FORMS } from './signature-forms.ts';

/** So many in a row are redacted. */
const LEAST = 16;

const signature = fc.string().map((text) => createHash('sha256').update(text).digest('hex'));

describe('what a signature looks like', () => {
  it.each(SIGNATURE_FORMS.map((form, index) => [index, form] as const))(
    'form %i is seen in each piece of it',
    (_, form) => {
      fc.assert(
        fc.property(signature, (text) => {
          for (const written of form.write(text)) {
            for (let from = 0; from + LEAST <= written.length; from += 1)
              expect(form.mayBeIn(charactersOf(`#${written.slice(from, from + LEAST)}#`))).toBe(true);
          }
        }),
      );
    },
  );

  it('is not seen in what answers are made of, but for ids', () => {
    const texts = [
      'arn:aws:cloudtrail:us-east-1:123456789012:trail/ctc-abc123-trail-name',
      '{"TrailARN":"arn:aws:cloudtrail:us-east-1:123456789012:trail/x","IncludeGlobalServiceEvents":true}',
      'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.CreateTrail',
      'Thu, 26 Nov 2026 12:00:00 GMT',
    ];
    for (const text of texts)
      expect(SIGNATURE_FORMS.map((form) => form.mayBeIn(charactersOf(text)))).toEqual([false, false, false]);
  });
});
