import { reasonOf } from '../../text/reason.ts';
import { isAnswer } from '../answers.ts';
import type { Open } from '../journal/format.ts';
import type { Found, Resources } from '../kind.ts';
import { type Removals, StillThere } from '../removals.ts';
import { refusalOfJournaled, runInName } from './claim.ts';
import type { Places } from './places.ts';

/** What the sweep did with one resource, or would do; a world that it could not leave, a journal that it could not read. */
export interface Swept {
  kind: string;
  name: string;
  /**
   * `removed`, or `would remove` where it only looked; `gone` where it was no longer there; `kept` with the reason; `failed`
   * with the service's answer; `not served` where the target has no such service, so that nothing can be there.
   */
  outcome: 'removed' | 'would remove' | 'gone' | 'kept' | 'failed' | 'not served';
  reason: string;
  by: 'journal' | 'tag';
  /** Where it failed: whether the service said so itself. */
  answered?: boolean;
}

/** Looks at one entry of a journal and removes it where nothing speaks against it; without `removals` it only looks. */
export async function sweepEntry(
  { kind, name, id, created, world }: Open,
  runId: string,
  places: Places,
  removals: Removals | undefined,
): Promise<Swept> {
  const as = (outcome: Swept['outcome'], reason: string): Swept => {
    return { kind, name, outcome, reason, by: 'journal' };
  };
  try {
    const resources = await places.open(kind, world);
    if (!resources) return as('kept', 'nothing can remove this kind; remove it by hand');
    const found = await lookAt(resources, { name, id }, runId);
    if (!found) return as('gone', created ? 'removed since' : 'never created');
    const refusal = refusalOfJournaled(found, runId);
    if (refusal) return as('kept', refusal);
    await removals?.remove(resources, found);
    return as(removals ? 'removed' : 'would remove', `in the journal of run ${runId}`);
  } catch (error) {
    return { ...as('failed', reasonOf(error)), answered: isAnswer(error) || error instanceof StillThere };
  }
}

/** What can't be read is known by the journal, where its name shows whose it is. */
async function lookAt(
  resources: Resources,
  { name, id }: Pick<Open, 'name' | 'id'>,
  runId: string,
): Promise<Found | undefined> {
  try {
    return await resources.look(name, id);
  } catch (error) {
    const known = id ?? resources.idOf(name);
    if (!isAnswer(error) || known === undefined || runInName(name) !== runId) throw error;
    return { name, id: known, tags: {}, unreadable: reasonOf(error) };
  }
}
