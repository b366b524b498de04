import { RUN_IN_NAME } from '../../contract/template.ts';
import { type Found, RUN_TAG } from './sweeper.ts';

/** What a journal says of a resource: the run that announced it, and whether the create was seen to succeed. */
export interface Claim {
  runId: string;
  made: boolean;
}

/** The run id in a name of ours, or undefined. */
export function runInName(name: string | undefined): string | undefined {
  return RUN_IN_NAME.exec(name ?? '')?.[1];
}

/**
 * Why a resource in the journal of a run is not to be removed all the same, or undefined where it is.
 * Name and tag may be missing (some names are too short, a run may be killed before it tags), but may not speak against it.
 */
export function refusalOfJournaled({ name, tags, belongsTo }: Found, { runId }: Claim): string | undefined {
  const tagged = tags[RUN_TAG];
  if (tagged !== undefined && tagged !== runId) return `its tag says run ${tagged}`;
  const named = runInName(name);
  if (named !== undefined) return named === runId ? undefined : `its name says run ${named}`;
  if (tagged === runId || runInName(belongsTo) === runId) return undefined;
  return 'neither name nor tag nor bucket says that it is of this run';
}

/** Why a resource that no journal knows is not to be removed, or undefined where it is: name, tag and age must all allow it. */
export function refusalOfOrphan(
  found: Found,
  { now, olderThanMs, owner }: { now: number; olderThanMs: number; owner?: Found },
): string | undefined {
  const runId = runInName(found.name) ?? runInName(found.belongsTo);
  if (runId === undefined) return 'its name is not one of a run';
  // What can't be tagged is vouched for by the resource it belongs to.
  const vouching = found.tags[RUN_TAG] === undefined && owner ? owner : found;
  const tagged = vouching.tags[RUN_TAG];
  if (tagged === undefined) return 'it has no tag of a run';
  if (tagged !== runId) return `its tag says run ${tagged}, its name ${runId}`;
  const madeAt = found.madeAt ?? vouching.madeAt;
  if (madeAt === undefined) return 'nothing says how old it is';
  if (now - madeAt < olderThanMs) return 'it is younger than the limit; its run may still be at work';
  return undefined;
}
