import type { Case } from '../../generated/case-table.ts';
import { judge } from '../judge/judge.ts';
import { executeCase, type RunContext } from './execute.ts';
import type { CaseDone } from './job.ts';
import type { Slots } from './slots.ts';

/** Runs one case as soon as its places are free, and judges it. */
export async function runCase(one: Case, context: RunContext, slots: Slots): Promise<CaseDone> {
  const work = () => executeCase(one, context);
  const recording = one.alone
    ? await slots.alone(work)
    : await slots.hold(resourcesOf(one, context.table.operation), work);
  return { recording, result: judge(one, recording, context) };
}

/** Most that a case can have alive at once: what its steps make, and its request. */
function resourcesOf(one: Case, operation: string): number {
  return one.before.filter(({ call }) => call === operation).length + 1;
}
