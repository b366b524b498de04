import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { openLanes } from '../lanes/index.ts';
import { provideNeeds } from '../needs/provide.ts';
import { learnFacts } from '../probe/preflight.ts';
import { createReference } from '../reference/index.ts';
import { runConformance } from '../session/conformance.ts';
import { inProcessTarget } from '../session/testing/in-process.ts';
import { describeTarget } from '../targets/describe.ts';
import { runCase } from './case.ts';
import { Controls } from './controls.ts';
import { Slots } from './slots.ts';

const table = loadTable();

/** Runs one case on a reference where policies take a while to be seen. */
async function runLagging(id: string, settleMs: number) {
  const one = table.cases.find((found) => found.id === id);
  if (!one) throw new Error(`there is no case ${id}`);
  const reference = createReference({ iamLagMs: 400 });
  const transport = inProcessTransport((request) => reference.handle(request));
  const target = inProcessTarget(transport);
  const facts = await learnFacts(target, 'abc123');
  const { bindings, unmet } = await provideNeeds(one.needs, { table, target, facts });
  const lanes = openLanes(target, transport);
  const enter = async (name: string) => ({ name, reason: '', remedy: '' });
  const controls = new Controls();
  const context = { table, lanes, facts, bindings, unmet, controls, enter, settleMs };
  return runCase(one, context, new Slots(4));
}

test('what is not yet known everywhere is waited for, and said', async () => {
  const { result, recording } = await runLagging('InvalidTrailNameException/name-length-2', 5_000);
  expect(result.outcome).toBe('pass');
  const codes = recording.exchanges.flatMap(({ unsettled = [] }) => unsettled.map(({ code }) => code));
  expect([...new Set(codes)]).toEqual(['InsufficientS3BucketPolicyException']);
});

test('without the wait the lag shows as a failure', async () => {
  const { result } = await runLagging('InvalidTrailNameException/name-length-2', 0);
  expect(result.outcome).toBe('fail');
});

test('an error that the case expects is not waited out', async () => {
  const { result, recording } = await runLagging('InsufficientS3BucketPolicyException/no-policy', 5_000);
  expect(result.outcome).toBe('pass');
  expect(recording.exchanges.find(({ role }) => role === 'request')?.unsettled).toBeUndefined();
});

test.each([
  [undefined, 'fail'],
  [{ settleSeconds: 30 }, 'pass'],
])('a run waits as long as the config says: %j', async (pace, outcome) => {
  const folder = await mkdtemp(join(tmpdir(), 'ctc-settle-'));
  const served = await createReference({ iamLagMs: 5_000 }).listen();
  onTestFinished(async () => {
    await served.close();
    await rm(folder, { recursive: true });
  });
  const config = { endpoint: served.url, ...(pace ? { pace } : {}) };
  const target = await describeTarget({ name: 'lagging', config, folder }, { url: served.url, env: {} });
  const only = ['InvalidTrailNameException/name-length-2'];
  const { report } = await runConformance({ target, only, journal: folder });
  expect(report.cases.map((one) => one.outcome)).toEqual([outcome]);
});
