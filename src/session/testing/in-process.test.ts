import { describe, expect, it } from 'vitest';
import { loadTable } from '../../contract/table.ts';
import { type Handle, inProcessTransport } from '../../lanes/in-process.ts';
import { KINDS } from '../../needs/kinds/index.ts';
import { learnFacts } from '../../probe/preflight.ts';
import { createReference } from '../../reference/index.ts';
import { inProcessTarget, runInProcess } from './in-process.ts';

const table = loadTable();
// One rejected, one accepted, one with needs of several kinds, one that must run alone.
const ids = [
  'InvalidTrailNameException/name-length-2',
  'InvalidTrailNameException/upper-case',
  'InvalidSnsTopicNameException/sns-topic-name-length-256',
  'MaximumNumberOfTrailsExceededException/one-more-than-five',
];
const cases = table.cases.filter(({ id }) => ids.includes(id));

async function run(change?: (handle: Handle) => Handle) {
  const { handle } = createReference();
  return runInProcess({ table, cases, handle: change ? change(handle) : handle, runId: 'direct' });
}

/** The kinds of which something of a run is there. */
async function kindsThere(handle: Handle): Promise<string[]> {
  const target = inProcessTarget(inProcessTransport(handle));
  const facts = await learnFacts(target, { id: 'looker', secret: 'told' });
  const there: string[] = [];
  for (const { kind, open } of KINDS) {
    const resources = await open?.({ target, facts });
    if (resources && (await resources.list()).length > 0) there.push(kind);
    resources?.close();
  }
  return there;
}

describe('runInProcess', () => {
  it('runs cases on the reference without a socket, in their order', async () => {
    const { done, facts, fixtures } = await run();
    expect(done.map(({ result }) => [result.id, result.outcome])).toEqual(
      cases.map(({ id }) => [id, 'pass']),
    );
    expect(facts.account).toBe('123456789012');
    expect(fixtures.unmet).toEqual({});
    expect(fixtures.bindings['topic-256']?.arn).toMatch(/^arn:aws:sns:/);
  });

  it('removes resources of every kind', async () => {
    const { handle } = createReference();
    const seen = new Set<string>();
    const looking: Handle = async (request) => {
      const answer = await handle(request);
      if (request.headers['x-amz-target']?.endsWith(`.${table.operation}`))
        for (const kind of await kindsThere(handle)) seen.add(kind);
      return answer;
    };
    const all = [
      'InvalidCloudWatchLogsRoleArnException/not-assumable',
      'KmsKeyNotFoundException/missing-alias',
    ];
    const withAll = table.cases.filter(({ id }) => [...ids, ...all].includes(id));
    await runInProcess({ table, cases: withAll, handle: looking, runId: 'direct' });
    // Seen while they were there: a look that finds nothing would find nothing left.
    expect([...seen].sort()).toEqual(KINDS.flatMap(({ kind, open }) => (open ? [kind] : [])).sort());
    expect(await kindsThere(handle)).toEqual([]);
  });

  it('judges a function that deviates', async () => {
    const { done } = await run((handle) => async (request) => {
      const answer = await handle(request);
      return answer.status === 400 ? { ...answer, status: 500 } : answer;
    });
    const failed = done.filter(({ result }) => result.outcome === 'fail').map(({ result }) => result.id);
    expect(failed).toEqual([
      'InvalidTrailNameException/name-length-2',
      'MaximumNumberOfTrailsExceededException/one-more-than-five',
    ]);
  });
});
