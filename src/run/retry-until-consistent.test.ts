import { describe, expect, it, test } from 'vitest';
import type { CaseTable } from '../../generated/case-table.ts';
import { loadTable } from '../contract/table.ts';
import { fakeClock } from '../contract/testing/fake-clock.ts';
import { readHolds } from '../judge/read-holds.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { openLanes } from '../lanes/index.ts';
import { provideNeeds } from '../needs/provide.ts';
import { setPolicy } from '../needs/set-policy.ts';
import { learnFacts } from '../probe/preflight.ts';
import { createReference } from '../reference/index.ts';
import { runCase } from '../session/run-case.ts';
import { inProcessTarget } from '../session/testing/in-process.ts';
import { Controls } from './controls.ts';
import { LateReads } from './late-reads.ts';
import { consistencyBudgetMs } from './retry-until-consistent.ts';
import { Slots } from './slots.ts';

/** Runs one case on a reference where a policy takes effect after five seconds. */
async function runLagging(
  id: string,
  consistencyMs: number,
  { table = loadTable(), lateReads }: { table?: CaseTable; lateReads?: LateReads } = {},
) {
  const testCase = table.cases.find((found) => found.id === id);
  if (!testCase) throw new Error(`there is no case ${id}`);
  const clock = fakeClock();
  const reference = createReference({ iamLagMs: 5_000, now: () => Date.UTC(2026, 0, 1) + clock.now() });
  const transport = inProcessTransport((request) => reference.handle(request));
  const target = inProcessTarget(transport);
  const facts = await learnFacts(target, { id: 'abc123', secret: 'told' });
  const { bindings, unmet } = await provideNeeds(testCase.needs, { table, target, facts });
  // The needs of a run are known by the time that reads are found to be late.
  if (lateReads) await clock.sleep(5_000);
  const lanes = openLanes(target, transport);
  const enter = async (name: string) => ({ name, reason: '', remedy: '' });
  const controls = new Controls();
  const context = {
    ...{ table, lanes, facts, bindings, unmet, controls, enter, consistencyMs, clock },
    ...(lateReads ? { lateReads } : {}),
    setPolicy: (alias: string, policy?: string) =>
      setPolicy(alias, policy, { table, target, facts, bindings }),
  };
  return runCase(testCase, context, new Slots(4));
}

test('retries until a policy is known everywhere, and records how long', async () => {
  const { result, recording } = await runLagging('InvalidTrailNameException/name-length-2', 30_000);
  expect(result.outcome).toBe('pass');
  const codes = recording.exchanges.flatMap(({ unsettled = [] }) => unsettled.map(({ code }) => code));
  expect([...new Set(codes)]).toEqual(['InsufficientS3BucketPolicyException']);
});

describe.each(['InsufficientS3BucketPolicyException', 'InsufficientSnsTopicPolicyException'])(
  '%s',
  (name) => {
    const id = `UpdateTrail/${name}/policy-revoked`;
    const table = loadTable('UpdateTrail');

    test('is waited for until a policy that was taken away is known everywhere', async () => {
      const { result, recording } = await runLagging(id, 30_000, { table });
      expect(result.outcome).toBe('pass');
      const { unsettled = [] } = recording.exchanges.find(({ role }) => role === 'request') ?? {};
      expect(unsettled.length).toBeGreaterThan(0);
      expect([...new Set(unsettled.map(({ code }) => code))]).toEqual(['200']);
    });

    test('is waited for on an emulator as long as a late read', async () => {
      const lateReads = new LateReads(readHolds, 10_000, true);
      const { result } = await runLagging(id, 0, { table, lateReads });
      expect(result.outcome).toBe('pass');
    });

    test('is not waited for beyond the budget', async () => {
      const { result } = await runLagging(id, 2_000, { table });
      expect(result.outcome).toBe('fail');
    });
  },
);

test.each([0, 2_000])('fails if the policy takes effect after the budget of %i ms', async (budgetMs) => {
  const { result } = await runLagging('InvalidTrailNameException/name-length-2', budgetMs);
  expect(result.outcome).toBe('fail');
});

test('does not retry an error that the case expects', async () => {
  const { result, recording } = await runLagging('InsufficientS3BucketPolicyException/no-policy', 30_000);
  expect(result.outcome).toBe('pass');
  expect(recording.exchanges.find(({ role }) => role === 'request')?.unsettled).toBeUndefined();
});

describe('consistencyBudgetMs', () => {
  it.each([
    [{}, 0],
    [{ aws: true }, 90_000],
    [{ aws: true, pace: { settleSeconds: 5 } }, 5_000],
    [{ pace: { settleSeconds: 30 } }, 30_000],
  ])('%j gives %i ms', (target, ms) => expect(consistencyBudgetMs(target)).toBe(ms));
});
