import { loadTable } from '../contract/table.ts';
import { openLanes } from '../lanes/index.ts';
import { type Buckets, transportTo } from '../lanes/pace.ts';
import { newOutlook, type Outlook, type PatientLanes, patientLanes } from '../lanes/patience.ts';
import { Journal } from '../needs/journal/write.ts';
import type { RunContext } from '../run/context.ts';
import { Controls } from '../run/controls.ts';
import type { Job } from '../run/job.ts';
import { settleMsOf } from '../run/settle.ts';
import { openWorld } from '../run/world.ts';

/** What one suite of a run has learned of the target and used of its rate, for the next. */
export interface Shared {
  outlook: Outlook;
  buckets: Buckets;
  controls: Controls;
}

export function newShared(): Shared {
  return { outlook: newOutlook(), buckets: new Map(), controls: new Controls() };
}

/** Opens what the cases of a job run in: patient lanes at the target's pace, its worlds, its journal. Close its lanes at the end. */
export function openContext(
  job: Omit<Job, 'caseIds' | 'maxTrails' | 'most'>,
  { outlook, buckets, controls }: Shared,
): RunContext & { lanes: PatientLanes } {
  const table = loadTable();
  const flag = job.stop && new Int32Array(job.stop);
  const stopped = () => flag !== undefined && Atomics.load(flag, 0) !== 0;
  const patience = { once: [table.operation], removal: table.reads.remove, stopped, outlook };
  const lanes = patientLanes(openLanes(job.target, transportTo(job.target, buckets)), patience);
  // Once the target is given up nothing is waited out in a world of it either.
  const inWorld = {
    ...patience,
    outlook: { ...outlook },
    stopped: () => stopped() || lanes.gone() !== undefined,
  };
  return {
    ...job,
    table,
    lanes,
    journal: job.journal === undefined ? undefined : new Journal(job.journal),
    settleMs: settleMsOf(job.target),
    stopped,
    controls,
    enter: (world) =>
      openWorld(world, job.target, {
        buckets,
        wrap: (ofWorld) => patientLanes(ofWorld, inWorld),
        ...(job.allowed ? { allowed: job.allowed } : {}),
      }),
  };
}
