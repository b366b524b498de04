import { expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { createReference, type HttpRequest } from '../reference/index.ts';
import { runInProcess } from './testing/in-process.ts';

const table = loadTable();
const CASE = 'InsufficientS3BucketPolicyException/bucket-policy-not-principal';

/** Runs one case on a reference whose S3 refuses policies with this in them. */
async function runWhereS3Refuses(part: string) {
  const reference = createReference();
  const cases = table.cases.filter(({ id }) => id === CASE);
  const handle = async (request: HttpRequest) => {
    const refused = /\?policy/.test(request.path) && new TextDecoder().decode(request.body).includes(part);
    if (!refused) return reference.handle(request);
    const body = '<Error><Code>MalformedPolicy</Code><Message>Unknown element.</Message></Error>';
    return { status: 400, headers: { 'content-type': 'application/xml' }, body };
  };
  const { done } = await runInProcess({ table, cases, handle, runId: 'policy' });
  return done[0]?.result;
}

it.each(['"NotPrincipal":{"Service":"config', '"NotPrincipal":{"Service":"cloudtrail'])(
  'leaves a case untested where the service refuses to store one of its policies: %s',
  async (part) => {
    const result = await runWhereS3Refuses(part);
    expect(result?.outcome).toBe('untestable');
    expect(JSON.stringify(result)).toContain('PutBucketPolicy answered 400 MalformedPolicy: Unknown element');
  },
);

it('judges a case whose policies are stored', async () => {
  expect((await runWhereS3Refuses('NotAction'))?.outcome).toBe('pass');
});
