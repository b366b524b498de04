import type { Case } from '../../generated/case-table.ts';
import { mostAlive } from '../cases/alive.ts';
import { judge } from '../judge/judge.ts';
import type { PatientLanes } from '../lanes/patience.ts';
import type { RunContext } from './context.ts';
import { executeCase } from './execute.ts';
import type { CaseDone } from './job.ts';
import type { Recording } from './recording.ts';
import type { Slots } from './slots.ts';

/** Runs one case as soon as its places are free, and judges it. */
export async function runCase(
  one: Case,
  context: RunContext & { lanes: Partial<PatientLanes> },
  slots: Slots,
): Promise<CaseDone> {
  const places = mostAlive(one, context.table.operation, context.there);
  const work = () => executeCase(one, context);
  const recording =
    places > slots.most
      ? tooMany(one, places, slots.most)
      : one.alone
        ? await slots.alone(work)
        : await slots.hold(places, work);
  const gone = context.lanes.gone?.();
  return { recording, result: judge(one, recording, context), ...(gone ? { gone } : {}) };
}

function tooMany({ id }: Case, wanted: number, most: number): Recording {
  const reason = `the case has up to ${wanted} alive at once, and ${most} ${most === 1 ? 'is' : 'are'} allowed`;
  const remedy = `allow more with --alive ${wanted}, in a Region with nothing in it`;
  return { caseId: id, unmet: [{ name: 'resources alive', reason, remedy }], exchanges: [] };
}
