import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { validateRecording } from '../../generated/validators.js';
import { loadTable } from '../cases/table.ts';
import type { DirectAnswer, Handle } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { certified } from './testing/issued.ts';
import { verifyCertificate } from './verify.ts';

const table = loadTable();
const OWN = '123456789012';
const OTHER = '210987654321';
const escaped = (text: string) =>
  [...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

/** Two lanes, a probe, a shared control, a step before. */
const CASES = ['sdk', 'wire'].flatMap((lane) =>
  table.cases
    .filter(({ request, worlds, informative }) => request.lane === lane && !worlds && !informative)
    .filter(({ before }, index) => index < 2 || (before.length > 0 && index < 60)),
);

const BODIES: Readonly<Record<string, string | Uint8Array>> = {
  nothing: '',
  'no object': 'null',
  'a list': '[{"__type":"InvalidTrailNameException"}]',
  'a number': '5',
  'half of JSON': '{"__type":"InvalidTrailName',
  HTML: '<html><h1>Bad gateway</h1></html>',
  XML: '<ErrorResponse><Error><Code>InvalidTrailNameException</Code></Error></ErrorResponse>',
  'a byte order mark': '\ufeff{"__type":"InvalidTrailNameException","trailList":[]}',
  'invalid UTF-8': Buffer.from('{"__type":"Invalid\xff\xfeException\xc3","Name":"\xe2\x82"}', 'latin1'),
  'compressed bytes': gzipSync('{"__type":"X"}'),
  'a namespace and an address': '{"__type":"com.amazon#InvalidTrailNameException:http://x/","Message":5}',
  'a code': '{"code":"InvalidTrailNameException","message":"é \\"quoted\\"\\n"}',
  'a code that is a number': '{"__type":400,"code":7}',
  'the account as a number': `{"__type":"X","Name":${OWN},"AccountId":[${OWN},${OTHER}],"trailList":[{"Name":${OTHER}}]}`,
  'accounts escaped': `{"__type":"X","Message":"${escaped(OWN)} ${escaped(OTHER)}","Name":"${escaped(OTHER)}","trailList":[{"Name":"${escaped(OTHER)}"}]}`,
  'an account behind an escape': `{"__type":"X","Message":"\\u00e9${OTHER}","Name":"\\u00e9${OTHER}\\n${OTHER}"}`,
  'an access key behind an escape':
    '{"__type":"X","message":"\\nAKIAABCDEFGHIJKLMNOP","Name":"\\nAKIAABCDEFGHIJKLMNOP"}',
  'a signature by its key': `{"__type":"X","Name":"x","Signature":"${'ab'.repeat(32)}","message":"Signature=${'cd'.repeat(32)}"}`,
  'a password in an address':
    '{"__type":"X","message":"https:\\/\\/user:word@host http://a\\nb:c@d","Name":"http://u:p@h"}',
  'numbers beyond all bounds':
    '{"__type":"X","Name":1e999,"x":12345678901234567890123,"y":-0,"trailList":[{"x":1e-999}]}',
  'keys of a prototype': '{"__proto__":{"a":1},"constructor":{"prototype":1},"__type":"X","toString":1}',
  'keys twice': '{"__type":"X","__type":"Y","Name":"a","Name":"b"}',
  'half of a character': '{"__type":"X\\ud800","Name":"\\udfff","message":"\\ud83d"}',
  'control characters': '{"__type":"X","Name":"\\u0000\\u001b[31m","message":"\\u2028"}',
  'what is no string':
    '{"__type":"X","Name":{"a":[1]},"IsMultiRegionTrail":"yes","trailList":{"0":1},"message":null}',
  'a list of nothing': '{"__type":"X","trailList":[null,5,"a"]}',
  'null for all': '{"__type":null,"Name":null,"trailList":null,"message":null}',
};

const STATUSES = [200, 204, 302, 400, 403, 404, 500, 503];

/** What concerns trails answers this body, once the needs are made. */
function hostile(body: string | Uint8Array, index: number): Handle {
  const { handle } = createReference();
  let count = 0;
  return async (request) => {
    const honest = await handle(request);
    if (!/CloudTrail_20131101/.test(request.headers['x-amz-target'] ?? '')) return honest;
    count += 1;
    const status = STATUSES[(index + count) % STATUSES.length] ?? 200;
    const type: Record<string, string> = count % 3 === 0 ? { 'X-Amzn-ErrorType': 'FromHeader:http://x' } : {};
    const answer: DirectAnswer = { status, headers: { ...honest.headers, ...type }, body };
    // Every other answer is the honest one, so that cases come to their probes and controls as well.
    return count % 2 === 0 ? answer : honest;
  };
}

describe('a genuine certificate stands', () => {
  it.each(Object.entries(BODIES).map(([title, body], index) => ({ title, body, index })))(
    'of a target that answers $title',
    async ({ body, index }) => {
      const { certificate, recordings, context } = await certified(table, CASES, hostile(body, index));
      for (const recording of recordings)
        expect(validateRecording(recording), JSON.stringify(validateRecording.errors)).toBe(true);
      expect((await verifyCertificate(certificate, recordings, context)).differences).toEqual([]);
    },
  );
});
