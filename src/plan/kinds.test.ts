import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { kindOf } from '../needs/kinds/index.ts';
import { provideNeeds } from '../needs/provide.ts';
import { inProcessTarget } from '../session/testing/in-process.ts';
import { policyOf } from './policy.ts';
import { limitedTo, planAndRun, WHERE } from './testing/limited.ts';

const table = loadTable();
const facts = { ...WHERE, id: 'abc123', secret: 'told', otherRegion: 'us-west-2' };
/** Actions that AWS asks for without a call of their own, and the removal of what CloudTrail delivers. */
const WITHOUT_CALL = /:Tag(?:Role|Resource)$|^iam:PassRole$|^s3:DeleteObject$/;

describe('the statements of a kind', () => {
  // Those in another Region or account have the statements of their kind.
  const isElsewhere = (alias = '') => table.needs[alias]?.place !== undefined;
  const created = Object.entries(table.needs).filter(
    ([alias, { kind, dependsOn }]) => kindOf(kind)?.open && !isElsewhere(alias) && !isElsewhere(dependsOn),
  );

  it.each(created)('allow what creating and removing calls, and no more: %s', async (alias, need) => {
    const other = table.needs[need.dependsOn ?? ''];
    const needs = [need, ...(other ? [other] : [])];
    const policy = policyOf(needs.flatMap((one) => kindOf(one.kind)?.statements?.(one, WHERE) ?? []));
    const { handle, asked, denied } = limitedTo(policy);
    const target = { ...inProcessTarget(inProcessTransport(handle)), aws: true };
    const { unmet, removeAll } = await provideNeeds([alias], { table, target, facts });
    expect({ unmet, leaks: await removeAll(), denied }).toEqual({ unmet: {}, leaks: [], denied: [] });
    const allowed = policy.Statement.flatMap(({ Action }) => Action);
    expect(allowed.filter((action) => !(action in asked) && !WITHOUT_CALL.test(action))).toEqual([]);
  });
});

// All cases are compared in each-case.slow.test.ts; these have the calls that were miscounted before, or are counted specially.
it.each([
  'InsufficientSnsTopicPolicyException/no-policy',
  'KmsKeyNotFoundException/topic-key-missing',
  'Protocol/wrong-signature',
  'Protocol/broken-json',
  'MaximumNumberOfTrailsExceededException/one-more-than-five',
])('plans what a run of the case calls: %s', async (id) => {
  const testCase = table.cases.find((row) => row.id === id);
  if (!testCase) throw new Error(`no case ${id}`);
  const { plan, run } = await planAndRun(testCase);
  expect(run).toEqual(plan);
});
