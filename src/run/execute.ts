import type { Case } from '../../generated/case-table.ts';
import type { Recording } from '../contract/recording.ts';
import { reasonOf } from '../text/reason.ts';
import { CaseRun, ENDED } from './case-run.ts';
import type { OpenWorld, RunContext } from './context.ts';

/**
 * Runs one case: its worlds, steps, request, probes, control, and the removal of whatever it made.
 * Never throws for what the target does; decides nothing about right or wrong.
 */
export async function executeCase(one: Case, context: RunContext): Promise<Recording> {
  const unmet = one.needs.flatMap((alias) => context.unmet[alias] ?? []);
  const recording: Recording = { caseId: one.id, unmet, exchanges: [] };
  if (unmet.length > 0) return recording;
  const entered: OpenWorld[] = [];
  const leaveAll = async () => {
    const failures: unknown[] = [];
    // That one can't be left keeps the others from nothing.
    for (const world of entered.splice(0).reverse())
      await world.leave().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  };
  const run = new CaseRun(one, context, recording.exchanges);
  try {
    // Not even a world is entered for nothing.
    if (context.stopped?.()) throw new Error(ENDED);
    for (const name of one.worlds ?? []) {
      const world = await context.enter(name);
      if (!('leave' in world)) {
        recording.unmet.push(world);
        return recording;
      }
      entered.push(world);
      run.place = { lanes: world.lanes, ...(world.elsewhere ? { world: name } : {}) };
    }
    await run.steps(one.before, 'before');
    const answered = await run.request(one.request, 'request');
    // Probes after a success read what it made; without one there is nothing to read.
    if (answered.seen.kind === 'accepted' || one.expect.outcome === 'rejected') await run.probes(one.probes);
    if (one.control) {
      // What a wrongly accepted request left would make the control fail for a reason that isn't its own.
      await run.removeMade('request');
      if (one.control.outsideWorld) {
        await run.removeMadeElsewhere();
        await leaveAll();
        run.place = { lanes: context.lanes };
      }
      await run.control(one.control);
    }
  } catch (error) {
    recording.harnessError = reasonOf(error);
  } finally {
    await run.removeMade();
    await leaveAll().catch((error: unknown) => {
      recording.harnessError ??= reasonOf(error);
    });
  }
  return recording;
}
