import { expect, it } from 'vitest';
import { loadSuite } from '../../contract/table.ts';
import { createReference } from '../../reference/index.ts';
import { runInProcess } from '../../session/testing/in-process.ts';
import { findingsOf } from './find.ts';

const OPERATIONS = ['AddTags', 'ListTags', 'RemoveTags'];
const MALFORMED = 'CloudTrailARNInvalidException';
const table = loadSuite(OPERATIONS);
const cases = table.cases.filter(({ group }) => group.endsWith(MALFORMED));

/** What is found where only some operations refuse a malformed ARN. */
async function found(refusing: readonly string[]) {
  const reference = createReference();
  const { done } = await runInProcess({
    ...{ table, cases, runId: 'tagged' },
    handle: async (request) => {
      const answer = await reference.handle(request);
      const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
      const isRefused = String(answer.body).includes(MALFORMED) && !refusing.includes(operation);
      return isRefused ? { ...answer, status: 200, body: '{}' } : answer;
    },
  });
  const reported = done.map(({ result: { group, ...result } }) => ({ ...result, exception: group }));
  return findingsOf(table, reported)
    .filter(({ kind }) => kind === 'accepts')
    .map(({ title }) => title);
}

it('an error that no operation returns is one finding for all of them', async () => {
  expect(await found([])).toEqual(['3 operations: Malformed ARNs are accepted']);
});

it('an error that some operations return is one finding for each that does not', async () => {
  expect(await found(['ListTags'])).toEqual([
    'AddTags: Malformed ARNs are accepted',
    'RemoveTags: Malformed ARNs are accepted',
  ]);
});
