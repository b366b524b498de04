import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { type DirectRequest, inProcessTransport } from '../lanes/in-process.ts';
import { learnFacts } from '../probe/preflight.ts';
import { createReference } from '../reference/index.ts';
import { inProcessTarget, runInProcess } from '../session/testing/in-process.ts';
import { provideNeeds } from './provide.ts';
import { setPolicy } from './set-policy.ts';

const table = loadTable('UpdateTrail');
const isPolicy = ({ method, path }: DirectRequest) => method === 'PUT' && /\?policy\b/.test(path);

/** A reference that notes the policies of buckets that are put, and answers them as told. */
async function opened(resources = {}, answer?: (body: string) => number | undefined) {
  const { handle } = createReference();
  const put: string[] = [];
  const noting = async (request: DirectRequest) => {
    if (!isPolicy(request)) return handle(request);
    const body = Buffer.from(request.body).toString();
    put.push(body);
    const status = answer?.(body);
    return status === undefined ? handle(request) : { status, headers: {}, body: '' };
  };
  const target = { ...inProcessTarget(inProcessTransport(noting)), resources };
  const facts = await learnFacts(target, { id: 'abc123', secret: 'told' });
  const { bindings } = await provideNeeds(['bucket-revoked'], { table, target, facts });
  return { put, noting, context: { table, target, facts, bindings } };
}

describe('setPolicy', () => {
  it('gives a bucket another policy, and again its own', async () => {
    const { put, context } = await opened();
    expect(await setPolicy('bucket-revoked', 'bucket-no-put', context)).toBeUndefined();
    expect(await setPolicy('bucket-revoked', undefined, context)).toBeUndefined();
    expect(put).toHaveLength(3);
    expect(put[1]).not.toContain('s3:PutObject');
    expect(put[2]).toBe(put[0]);
  });

  it('changes nothing that the config names', async () => {
    const { put, context } = await opened({ 'bucket-revoked': { id: 'a-bucket-of-mine' } });
    const bindings = { 'bucket-revoked': { id: 'a-bucket-of-mine' } };
    expect(await setPolicy('bucket-revoked', 'bucket-no-put', { ...context, bindings })).toEqual({
      name: 'bucket-revoked-policy',
      reason: 'its policy could not be set: a run changes nothing that the config names',
      remedy: expect.stringContaining('name none of your own under resources.bucket-revoked'),
    });
    expect(put).toEqual([]);
  });

  it('tells what the target answers instead', async () => {
    let isServed = true;
    const { context } = await opened({}, () => (isServed ? undefined : 501));
    isServed = false;
    expect(await setPolicy('bucket-revoked', 'bucket-no-put', context)).toMatchObject({
      reason: expect.stringContaining('PutBucketPolicy answered 501'),
    });
  });
});

describe('a case whose policy', () => {
  const cases = table.cases.filter(({ policyChanges }) => policyChanges?.['bucket-revoked']);
  const run = async (answer: (body: string) => number | undefined) => {
    const { noting } = await opened({}, answer);
    const { done } = await runInProcess({ table, cases, handle: noting, runId: 'changd' });
    return done;
  };

  it('can be set, but not to another one, is not judged', async () => {
    const done = await run((body) => (body.includes('s3:PutObject') ? undefined : 403));
    expect(done.map(({ result }) => [result.outcome, result.unmet])).toEqual(
      cases.map(() => ['untestable', [expect.objectContaining({ name: 'bucket-revoked-policy' })]]),
    );
    expect(done.flatMap(({ recording }) => recording.exchanges)).toEqual([]);
  });

  it('can be set only once is not judged', async () => {
    let times = 0;
    const done = await run(() => {
      times += 1;
      return times > 2 ? 403 : undefined;
    });
    expect(done.map(({ result }) => result.outcome)).toEqual(cases.map(() => 'untestable'));
    expect(done.flatMap(({ recording }) => recording.exchanges)).toEqual([]);
  });

  it('is accepted and not changed fails', async () => {
    const done = await run((body) => (body.includes('s3:PutObject') ? undefined : 200));
    expect(done.map(({ result }) => result.outcome)).toEqual(cases.map(() => 'fail'));
  });
});
