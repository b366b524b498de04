import type { Leak } from '../contract/leak.ts';
import { reasonOf } from '../text/reason.ts';
import { atOnce } from './at-once.ts';
import type { Created } from './create.ts';
import type { Journal } from './journal/write.ts';
import { kindsOfNeed } from './kinds/index.ts';
import type { Removals } from './removals.ts';

/** What was created for an alias, and the alias that it points to, which is removed after it. */
export interface CreatedFor extends Created {
  alias: string;
  /** The other place that it is in. */
  place?: string | undefined;
  of: string | undefined;
}

/** Most removals at once: the user waits for them, and a service has its pace. */
const REMOVALS_AT_ONCE = 8;

/** Milliseconds that the removal of a run's needs may take; what still exists then is a leak, and in the journal. */
export const REMOVAL_BUDGET_MS = 180_000;

/** Removes everything, the newest first, and empties the list; gives what could not be removed. */
export async function removeCreated(
  created: CreatedFor[],
  { journal, removals, budgetMs }: { journal: Journal | undefined; removals: Removals; budgetMs: number },
): Promise<Leak[]> {
  const leaks: Leak[] = [];
  const deadline = performance.now() + budgetMs;
  const remove = async ({ kind, name, id, resources, need, place }: CreatedFor): Promise<void> => {
    try {
      if (performance.now() > deadline) throw new Error('no time was left to remove it');
      await removals.remove(resources, { name, id }, need);
      for (const one of need ? kindsOfNeed(need) : [kind]) journal?.in(place).removed(one, name);
    } catch (error) {
      leaks.push({ kind, name, reason: reasonOf(error) });
    }
  };
  const slot = atOnce(REMOVALS_AT_ONCE);
  while (created.length > 0) await Promise.all(takeLoose(created).map((one) => slot(() => remove(one))));
  return leaks;
}

/** Takes out those that no other one points to, the newest first. */
function takeLoose(created: CreatedFor[]): CreatedFor[] {
  const pointedTo = new Set(created.map(({ of }) => of));
  const loose = created.filter(({ alias }) => !pointedTo.has(alias));
  for (const one of loose) created.splice(created.indexOf(one), 1);
  return loose.reverse();
}
