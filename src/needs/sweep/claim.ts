import { RUN_IN_NAME } from '../../contract/template.ts';
import type { Found } from '../kind.ts';
import { RUN_TAG } from '../marks.ts';

/** The run id in a name of ours, or undefined. */
export function runInName(name: string | undefined): string | undefined {
  return RUN_IN_NAME.exec(name ?? '')?.[1];
}

/**
 * Why a resource in the journal of a run must not be removed, or undefined where it may be. Name and tag may be missing (some
 * names are too short, a run may be killed before it tags), but may not contradict the journal.
 */
export function refusalOfJournaled({ name, tags, belongsTo }: Found, runId: string): string | undefined {
  const tagged = tags[RUN_TAG];
  if (tagged !== undefined && tagged !== runId) return `its tag belongs to run ${tagged}`;
  const named = runInName(name);
  if (named !== undefined) return named === runId ? undefined : `its name belongs to run ${named}`;
  if (tagged === runId || runInName(belongsTo) === runId) return undefined;
  return 'neither name nor tag nor bucket shows that it belongs to this run';
}

/**
 * Why a resource that no journal lists must not be removed, or undefined where it may be: name, tag and age must all allow it.
 * @param dead runs that surely ended, by their journals: the age of what they left doesn't matter
 */
export function refusalOfOrphan(
  found: Found,
  {
    now,
    olderThanMs,
    owner,
    dead,
  }: { now: number; olderThanMs: number; owner?: Found; dead: ReadonlySet<string> },
): string | undefined {
  const runId = runInName(found.name) ?? runInName(found.belongsTo);
  if (runId === undefined && found.unreadable !== undefined) return `it can't be read: ${found.unreadable}`;
  if (runId === undefined) return 'its name is not that of a run';
  if (dead.has(runId) && isMarked(found, runId)) return undefined;
  // The resource that it belongs to vouches for what can't be tagged.
  const vouching = found.tags[RUN_TAG] === undefined && owner ? owner : found;
  const tagged = vouching.tags[RUN_TAG];
  if (tagged === undefined && found.unreadable !== undefined) return `it can't be read: ${found.unreadable}`;
  if (tagged === undefined) return 'it has no tag of a run';
  if (tagged !== runId) return `its tag belongs to run ${tagged}, its name run ${runId}`;
  const createdAt = found.createdAt ?? vouching.createdAt;
  if (createdAt === undefined) return 'its age is unknown';
  if (now - createdAt < olderThanMs) return 'it is younger than the limit; its run may still be running';
  return undefined;
}

/** Whether both marks of a resource are those of a run: its name, and its tag or where it has none its bucket. */
function isMarked({ name, tags, belongsTo, unreadable }: Found, runId: string): boolean {
  return (
    unreadable === undefined && runInName(name) === runId && (tags[RUN_TAG] ?? runInName(belongsTo)) === runId
  );
}
