import { describe, expect, it } from 'vitest';
import { deriveFromSdk } from '../derive.ts';
import { loadSpec } from '../load.ts';
import { parseWithText } from '../parse.ts';
import { editSample, SAMPLE_PAGE } from '../testing/sample.ts';
import { sentenceConflicts, sentenceFindings } from './sentences.ts';

const page = parseWithText(SAMPLE_PAGE);
/** Compares the sample with the sample in which a passage is another one, as if that were the SDK's documents. */
const compare = (passage: string, replacement: string) => {
  const sdk = parseWithText(editSample(passage, replacement));
  return sentenceFindings(sentenceConflicts(page.spec, sdk)).map(({ message }) => message);
};

describe('the sentences of the page and of the SDK', () => {
  it('differ in six places of CreateTrail, with the members that only the SDK has in five statements', async () => {
    const found = sentenceConflicts(await loadSpec('CreateTrail'), deriveFromSdk('CreateTrail'));
    expect(found.map(({ place, page: told, sdk }) => [place, told, sdk.map(({ id }) => id)])).toEqual([
      ['requestSyntax', ['requestSyntax.1'], ['requestSyntax.1']],
      ['request.IncludeGlobalServiceEvents', [], ['request.IncludeGlobalServiceEvents.2']],
      ['request.KmsKeyId', ['request.KmsKeyId.1'], ['request.KmsKeyId.1']],
      ['request.SnsTopicName', ['request.SnsTopicName.1'], ['request.SnsTopicName.1']],
      ['responseSyntax', ['responseSyntax.1'], ['responseSyntax.1']],
      ['response.IncludeGlobalServiceEvents', [], ['response.IncludeGlobalServiceEvents.2']],
    ]);
  });

  it('are the same however they are written', () => {
    expect(compare('Puts a kiosk on the map.', 'Puts an AWS kiosk on the Amazon map.')).toEqual([]);
    expect(compare('Holds the keys.', 'holds “Keys”.')).toEqual([]);
  });

  it('are the same in any order', () => {
    expect(compare('Costs nothing, e.g. for J. Doe, in the U.S. East (Region).', '')).toHaveLength(1);
    expect(compare('Stale bread returns at dawn.', '')).toEqual([
      'request.Fresh: only the page says request.Fresh.4',
    ]);
    expect(
      compare(
        'Bakes on demand. The default is true, and stays so.',
        'The default is true, and stays so. Bakes on demand.',
      ),
    ).toEqual([]);
  });

  it('are named where only one of them says something, or they say different things', () => {
    expect(compare('Holds the keys.', 'Holds the keys. Sings.')).toEqual([
      'request.Owner: only the SDK says request.Owner.2',
    ]);
    expect(compare('Holds the keys.', 'Holds the door.')).toEqual([
      'request.Owner: the page (request.Owner.1) and the SDK (request.Owner.1) say different things',
    ]);
    expect(compare('The number of crumbs per table', 'The number of crumbs per chair')).toEqual([
      'error.CrumbsException: the page (error.CrumbsException.1) and the SDK (error.CrumbsException.1) say different things',
    ]);
  });

  it('are not compared at the beginning of a section, and not with facts', () => {
    expect(compare('Shared parameters stand elsewhere.', 'Shared parameters stand here.')).toEqual([]);
    expect(compare('This error has been deprecated.', 'Deprecated: Yes')).toEqual([]);
  });

  it('are not compared where both are of the SDK', () => {
    const sdk = deriveFromSdk('GetTrail');
    expect(sentenceConflicts(sdk.spec, sdk)).toEqual([]);
  });
});
