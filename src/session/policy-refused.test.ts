import { expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { createReference, type ReferenceOptions } from '../reference/index.ts';
import { runInProcess } from './testing/in-process.ts';

const table = loadTable();

/** Outcomes on a reference that does not let anybody set the policy of a bucket. */
async function outcomesOn(options: Partial<ReferenceOptions>) {
  const { handle } = createReference(options);
  const { done } = await runInProcess({
    table,
    cases: table.cases.filter(({ worlds }) => !worlds),
    handle: async (request) =>
      request.method === 'PUT' && /[?&]policy/.test(request.path)
        ? {
            status: 501,
            headers: {},
            body: '<Error><Code>NotImplemented</Code><Message>Not here.</Message></Error>',
          }
        : handle(request),
    runId: 'policy',
  });
  const ids = (outcome: string) =>
    done.filter(({ result }) => result.outcome === outcome).map(({ result }) => result);
  return { passed: ids('pass'), failed: ids('fail'), untestable: ids('untestable'), errors: ids('error') };
}

const REFUSAL = 'PutBucketPolicy answered 501 NotImplemented: Not here';

it('judges a target without bucket policies in all cases that are not about them', async () => {
  const { passed, failed, untestable, errors } = await outcomesOn({
    rules: (rules) => rules.filter(({ exception }) => exception !== 'InsufficientS3BucketPolicyException'),
  });
  expect(errors).toEqual([]);
  expect(passed.length).toBeGreaterThan(150);
  // A bucket without a policy exists, and has to be refused.
  expect([...new Set(failed.map(({ group }) => group))]).toEqual(['InsufficientS3BucketPolicyException']);
  const elsewhere = untestable.filter(({ group }) => group !== 'InsufficientS3BucketPolicyException');
  expect(elsewhere.length).toBeLessThan(10);
  for (const { unmet } of untestable) expect(JSON.stringify(unmet)).toContain(REFUSAL);
});

it('judges no case against a target that checks policies that nobody can set', async () => {
  const { failed, errors, untestable } = await outcomesOn({});
  expect(failed.map(({ id }) => id)).toEqual([]);
  expect(errors).toEqual([]);
  expect(untestable.length).toBeGreaterThan(100);
});
