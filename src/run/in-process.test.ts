import { describe, expect, it } from 'vitest';
import { loadTable } from '../cases/table.ts';
import type { Handle } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { runInProcess } from './in-process.ts';

const table = loadTable();
// One rejected, one accepted, one with needs of several kinds, one that must run alone.
const ids = [
  'InvalidTrailNameException/name-length-2',
  'InvalidTrailNameException/upper-case',
  'InvalidSnsTopicNameException/sns-topic-name-length-256',
  'MaximumNumberOfTrailsExceededException/one-more-than-five',
];
const cases = table.cases.filter(({ id }) => ids.includes(id));

async function run(bend?: (handle: Handle) => Handle) {
  const { handle } = createReference();
  return runInProcess({ table, cases, handle: bend ? bend(handle) : handle, runId: 'direct' });
}

describe('runInProcess', () => {
  it('runs cases on the reference without a socket, in their order', async () => {
    const { done, facts, fixtures } = await run();
    expect(done.map(({ result }) => [result.id, result.outcome, result.reason])).toEqual(
      cases.map(({ id }) => [id, 'pass', '']),
    );
    expect(facts.account).toBe('123456789012');
    expect(fixtures.unmet).toEqual({});
    expect(fixtures.bindings['topic-256']?.arn).toMatch(/^arn:aws:sns:/);
  });

  it('removes what it made', async () => {
    let buckets = 0;
    await run((handle) => (request) => {
      if (request.method === 'PUT' && !/\?(?:policy|tagging)/.test(request.path)) buckets += 1;
      if (request.method === 'DELETE') buckets -= 1;
      return handle(request);
    });
    expect(buckets).toBe(0);
  });

  it('sees what the function does otherwise', async () => {
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
