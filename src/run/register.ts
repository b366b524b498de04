import { afterAll, describe, inject, type TestContext, test } from 'vitest';
import type { Case, Group } from '../../generated/case-table.ts';
import { loadTable } from '../contract/table.ts';
import { newShared, openContext, type Shared } from '../session/open-context.ts';
import { runCase } from './case.ts';
import type { RunContext } from './context.ts';
import { Slots } from './slots.ts';

/** The suites of one run are in one worker, one after the other. */
const shared = new Map<string, Shared>();

function sharedBy(runId: string): Shared {
  const found = shared.get(runId) ?? newShared();
  shared.set(runId, found);
  return found;
}

/** Registers a vitest test for each case of the selected groups that the job asks for. */
export function registerSuite(select: (group: Group) => boolean): void {
  const job = inject('conformance');
  const table = loadTable();
  const wanted = new Set(job.caseIds);
  const context = openContext(job, sharedBy(job.facts.id));
  const slots = new Slots(job.alive, { most: job.most });
  afterAll(() => context.lanes.close());
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
  const { outcome } = done.result;
  if (outcome === 'untestable') ctx.skip();
  if (outcome !== 'pass') throw new Error(outcome);
}
