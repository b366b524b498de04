import { afterAll, describe, inject, type TestContext, test } from 'vitest';
import type { Case, Group } from '../../generated/case-table.ts';
import { loadTable } from '../cases/table.ts';
import { Journal } from '../fixtures/journal/write.ts';
import { openLanes } from '../lanes/index.ts';
import { transportTo } from '../lanes/pace.ts';
import { newOutlook, type Outlook, patientLanes } from '../lanes/patience.ts';
import { runCase } from './case.ts';
import type { RunContext } from './context.ts';
import { Controls } from './controls.ts';
import { settleMsOf } from './settle.ts';
import { Slots } from './slots.ts';
import { openWorld } from './world.ts';

/** What the suites of one run share: they are in one worker, and what one has learned of the target the next need not. */
interface Shared {
  outlook: Outlook;
  controls: Controls;
}

const shared = new Map<string, Shared>();

function sharedBy(runId: string): Shared {
  const found = shared.get(runId) ?? { outlook: newOutlook(), controls: new Controls() };
  shared.set(runId, found);
  return found;
}

/** Registers a vitest test for each case of the selected groups that the job asks for. */
export function registerSuite(select: (group: Group) => boolean): void {
  const job = inject('conformance');
  const table = loadTable();
  const wanted = new Set(job.caseIds);
  const transport = transportTo(job.target);
  const flag = job.stop && new Int32Array(job.stop);
  const stopped = () => flag !== undefined && Atomics.load(flag, 0) !== 0;
  const { outlook, controls } = sharedBy(job.facts.id);
  const patience = { once: [table.operation], removal: table.reads.remove, stopped, outlook };
  const lanes = patientLanes(openLanes(job.target, transport), patience);
  // Once the target is given up nothing is waited out in a world of it either.
  const inWorld = {
    ...patience,
    outlook: { ...outlook },
    stopped: () => stopped() || lanes.gone() !== undefined,
  };
  const context = {
    ...job,
    table,
    lanes,
    journal: job.journal === undefined ? undefined : new Journal(job.journal),
    settleMs: settleMsOf(job.target),
    stopped,
    controls,
    enter: (world: string) =>
      openWorld(world, job.target, {
        wrap: (ofWorld) => patientLanes(ofWorld, inWorld),
        ...(job.allowed ? { allowed: job.allowed } : {}),
      }),
  };
  const slots = new Slots(job.alive, { most: job.most });
  afterAll(() => lanes.close());
  const groups = table.groups.filter(select);
  if (!table.cases.some(({ id, group }) => wanted.has(id) && groups.some(({ name }) => name === group))) {
    // vitest takes a file without a test for a broken one.
    test.skip('no case of this part is selected', () => {});
  }
  for (const group of groups) {
    const cases = table.cases.filter((one) => one.group === group.name && wanted.has(one.id));
    if (cases.length === 0) continue;
    describe.concurrent(group.name, () => {
      for (const one of cases) test(one.id, (ctx) => runTest(one, ctx, context, slots));
    });
  }
}

async function runTest(one: Case, ctx: TestContext, context: RunContext, slots: Slots): Promise<void> {
  const done = await runCase(one, context, slots);
  ctx.task.meta.conformance = done;
  const { outcome, reason } = done.result;
  if (outcome === 'untestable') ctx.skip(reason);
  if (outcome !== 'pass') throw new Error(`${outcome}: ${reason}`);
}
