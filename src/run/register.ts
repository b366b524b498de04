import { afterAll, describe, inject, type TestContext, test } from 'vitest';
import type { Case, Group } from '../../generated/case-table.ts';
import { loadTable } from '../cases/table.ts';
import { judge } from '../judge/judge.ts';
import { httpTransport } from '../lanes/http.ts';
import { openLanes } from '../lanes/index.ts';
import { executeCase, type RunContext } from './execute.ts';
import type { Job } from './job.ts';
import { Slots } from './slots.ts';

/** Registers a vitest test for each case of the selected groups that the job asks for. */
export function registerSuite(select: (group: Group) => boolean): void {
  const job = inject('conformance');
  const table = loadTable();
  const wanted = new Set(job.caseIds);
  const context = {
    table,
    lanes: openLanes(job.target, httpTransport({ headers: job.target.headers, ca: job.target.ca })),
    ...job,
  };
  const slots = new Slots(job.alive);
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
      for (const one of cases) test(one.id, (ctx) => runCase(one, ctx, context, slots));
    });
  }
}

/** Most that a case can have alive at once: what its steps make, and its request. */
function resourcesOf(one: Case, operation: string): number {
  return one.before.filter(({ call }) => call === operation).length + 1;
}

async function runCase(one: Case, ctx: TestContext, context: RunContext & Job, slots: Slots): Promise<void> {
  const work = () => executeCase(one, context);
  const recording = one.alone
    ? await slots.alone(work)
    : await slots.hold(resourcesOf(one, context.table.operation), work);
  const result = judge(one, recording, context);
  ctx.task.meta.conformance = { recording, result };
  if (result.outcome === 'untestable') ctx.skip(result.reason);
  if (result.outcome !== 'pass') throw new Error(`${result.outcome}: ${result.reason}`);
}
