import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { oneEndpoint } from '../contract/target.ts';
import { schemaErrors } from '../files/schema-errors.ts';
import type { DirectAnswer, Handle } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { certified } from './testing/issued.ts';
import { verifyCertificate } from './verify.ts';

const table = loadTable();
const OWN = '123456789012';
const OTHER = '210987654321';
const MEMBER = { accessKeyId: 'member', secretAccessKey: 'member' };
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
  'other types than strings':
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
      for (const recording of recordings) expect(schemaErrors('recording', recording)).toEqual([]);
      expect((await verifyCertificate(certificate, recordings, context)).differences).toEqual([]);
    },
  );

  it('of an account that the table takes for nobody', async () => {
    const account = { accountId: '999999999999', accessKeyId: 'test', secretAccessKey: 'test' };
    const { handle } = createReference({ accounts: [account] });
    const cases = table.cases.filter((one) => JSON.stringify(one).includes(account.accountId));
    expect(cases.length).toBeGreaterThan(0);
    const { certificate, recordings, context } = await certified(table, cases, handle);
    expect(JSON.stringify(recordings)).not.toContain(account.accountId);
    expect((await verifyCertificate(certificate, recordings, context)).differences).toEqual([]);
  });

  it.each([
    {
      title: 'another account',
      access: { credentials: { accessKeyId: 'member', secretAccessKey: 'member' } },
    },
    { title: 'another address', access: { endpoints: oneEndpoint('http://elsewhere.test/behind') } },
    { title: 'a failing way in', access: { region: 'xx' } },
    { title: 'another account that removes nothing', access: { credentials: MEMBER }, removes: false },
  ])('with its worlds in $title', async ({ access, removes = true }) => {
    const cases = table.cases.filter((one) => one.worlds);
    const worlds = Object.fromEntries(cases.flatMap((one) => one.worlds ?? []).map((name) => [name, access]));
    const { handle: honest } = createReference();
    const handle: Handle = async (request) =>
      removes || !request.headers['x-amz-target']?.endsWith('DeleteTrail')
        ? honest(request)
        : { status: 500, headers: {}, body: '' };
    const { certificate, recordings, context } = await certified(table, cases, handle, {
      differs: { worlds },
    });
    expect((await verifyCertificate(certificate, recordings, context)).differences).toEqual([]);
  });

  it('of AWS, which has no endpoint in it', async () => {
    const { handle } = createReference();
    const { cloudtrail: _, ...endpoints } = oneEndpoint('http://in-process.test');
    const differs = { endpoints, region: 'eu-west-1' };
    const { certificate, recordings, context } = await certified(table, CASES, handle, { differs });
    expect(certificate.target.endpoint).toBeUndefined();
    expect(recordings[0]?.exchanges[0]?.sent.url).toBe('https://cloudtrail.eu-west-1.amazonaws.com/');
    expect((await verifyCertificate(certificate, recordings, context)).differences).toEqual([]);
    for (const { exchanges } of recordings)
      for (const { sent } of exchanges) sent.url = 'https://cloudtrail.elsewhere.example/';
    const { differences } = await verifyCertificate(certificate, recordings, context);
    expect(differences.some(({ kind }) => kind === 'request-differs')).toBe(true);
  });
});
