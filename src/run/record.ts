import type { BoundCase } from '../contract/bind.ts';
import { trailsAtOnce } from '../contract/max-trails.ts';
import type { Recording } from '../contract/recording.ts';
import type { RunContext } from './context.ts';
import { executeCase } from './execute.ts';
import { NoSlot, type Slots } from './slots.ts';

/** Runs one case as soon as it has slots for its trails. If it can't get them, the recording has the reason. */
export async function recordCase(
  boundCase: BoundCase,
  context: RunContext,
  slots: Slots,
): Promise<Recording> {
  const needed = trailsAtOnce(boundCase, context.table, context.existingTrails);
  if (needed > slots.most) return tooManyTrails(boundCase, needed, slots.most);
  const work = () =>
    executeCase(boundCase, { ...context, onKept: (trails, silence) => slots.keep(trails, silence) });
  try {
    return await (boundCase.serial ? slots.alone(work) : slots.hold(needed, work));
  } catch (error) {
    if (!(error instanceof NoSlot)) throw error;
    return { caseId: boundCase.id, unmet: [], exchanges: [], harnessError: error.message };
  }
}

function tooManyTrails({ id }: BoundCase, needed: number, most: number): Recording {
  const reason = `the case has up to ${needed} trails at once, and ${most} ${most === 1 ? 'is' : 'are'} allowed`;
  const remedy = `allow more with --max-trails ${needed}, in a Region without trails`;
  return { caseId: id, unmet: [{ name: 'max-trails', reason, remedy }], exchanges: [] };
}
