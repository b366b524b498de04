import type { Reachable } from '../../lanes/client.ts';
import { reasonOf } from '../../text/reason.ts';
import { describeFailure, isNotServed, statusOf } from '../answers.ts';
import type { Found, Resources } from '../kind.ts';
import { KINDS } from '../kinds/index.ts';
import type { Removals } from '../removals.ts';
import { refusalOfOrphan, runInName } from './claim.ts';
import type { Swept } from './entry.ts';
import type { Places } from './places.ts';

interface OrphanOptions {
  target: Pick<Reachable, 'aws'>;
  /** Only what is older than this, in milliseconds, is removed. */
  olderThanMs: number;
  /** Only look. */
  dryRun?: boolean;
  now?: number;
}

/** Removes what no journal lists, where its name, its tag and its age all allow it. */
export async function sweepOrphans(
  places: Places,
  { alive, dead }: { alive: ReadonlySet<string>; dead: ReadonlySet<string> },
  done: readonly Swept[],
  removals: Removals,
  { target, olderThanMs, dryRun = false, now = Date.now() }: OrphanOptions,
): Promise<Swept[]> {
  const swept: Swept[] = [];
  const seen = new Map<string, Found>();
  const listed: { kind: string; found: Found; resources: Resources }[] = [];
  for (const { kind } of KINDS) {
    const resources = await places.open(kind);
    if (!resources) continue;
    try {
      for (const found of await resources.list()) {
        seen.set(found.name, found);
        listed.push({ kind, found, resources });
      }
    } catch (error) {
      // A list has no name that could be unknown: where it is not found, the service is.
      const isServed = target.aws || !(isNotServed(error) || statusOf(error) === 404);
      const outcome = isServed ? 'failed' : 'not served';
      swept.push({ kind, name: '*', outcome, reason: describeFailure(error), by: 'tag' });
    }
  }
  for (const { kind, found, resources } of listed) {
    const { name } = found;
    if (done.some((one) => one.kind === kind && one.name === name)) continue;
    const runId = runInName(name) ?? runInName(found.belongsTo);
    const owner = found.belongsTo === undefined ? undefined : seen.get(found.belongsTo);
    const refusal =
      runId !== undefined && alive.has(runId)
        ? `run ${runId} may still be running`
        : refusalOfOrphan(found, { now, olderThanMs, dead, ...(owner ? { owner } : {}) });
    const remove = dryRun ? undefined : () => removals.remove(resources, found);
    swept.push({ kind, name, by: 'tag', ...(await removeUnless(refusal, remove, runId)) });
  }
  return swept;
}

async function removeUnless(
  refusal: string | undefined,
  remove: (() => Promise<void>) | undefined,
  runId: string | undefined,
): Promise<Pick<Swept, 'outcome' | 'reason'>> {
  if (refusal !== undefined) return { outcome: 'kept', reason: refusal };
  try {
    await remove?.();
    return { outcome: remove ? 'removed' : 'would remove', reason: `name, tag and age show run ${runId}` };
  } catch (error) {
    return { outcome: 'failed', reason: reasonOf(error) };
  }
}
