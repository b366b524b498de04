import type { Case, CaseTable } from '../../generated/case-table.ts';
import { trailsAtOnce } from '../contract/max-trails.ts';
import type { Recording } from '../contract/recording.ts';
import { judge } from '../judge/judge.ts';
import type { PatientLanes } from '../lanes/patience.ts';
import type { RunContext } from './context.ts';
import { executeCase } from './execute.ts';
import type { CaseDone } from './job.ts';
import { isGone } from './made.ts';
import { NoPlace, type Slots } from './slots.ts';

/** Runs one case as soon as its places are free, and judges it. */
export async function runCase(
  one: Case,
  context: RunContext & { lanes: Partial<PatientLanes> },
  slots: Slots,
): Promise<CaseDone> {
  const places = trailsAtOnce(one, context.table.operation, context.there);
  const work = async () => {
    const recording = await executeCase(one, context);
    slots.keep(countKept(recording, context.table.operations));
    return recording;
  };
  const recording =
    places > slots.most
      ? tooMany(one, places, slots.most)
      : await (one.serial ? slots.alone(work) : slots.hold(places, work)).catch((error: unknown) =>
          noPlace(one, error),
        );
  const gone = context.lanes.gone?.();
  return { recording, result: judge(one, recording, context), ...(gone ? { gone } : {}) };
}

/** What a case made and could not remove: it counts for those that follow, whom a right server would refuse. */
function countKept({ exchanges }: Recording, { remove, nameMember }: CaseTable['operations']): number {
  const removals = exchanges.filter(({ role, operation }) => role === 'cleanup' && operation === remove);
  const gone = new Map(removals.map(({ input, seen }) => [input?.[nameMember], isGone(seen)]));
  return [...gone.values()].filter((isRemoved) => !isRemoved).length;
}

function noPlace({ id }: Case, error: unknown): Recording {
  if (!(error instanceof NoPlace)) throw error;
  return { caseId: id, unmet: [], exchanges: [], harnessError: error.message };
}

function tooMany({ id }: Case, wanted: number, most: number): Recording {
  const reason = `the case has up to ${wanted} alive at once, and ${most} ${most === 1 ? 'is' : 'are'} allowed`;
  const remedy = `allow more with --alive ${wanted}, in a Region with nothing in it`;
  return { caseId: id, unmet: [{ name: 'resources alive', reason, remedy }], exchanges: [] };
}
