import type { Leak } from '../contract/leak.ts';
import { NAME_PREFIX, type RunFacts } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import { type Open, TRAIL } from '../needs/journal/format.ts';
import { runInName } from '../needs/sweep/claim.ts';
import type { Places } from '../needs/sweep/places.ts';
import { type ListedTrail, listTrails } from '../probe/room.ts';

/** How a run looks at its end for what it left, whatever its journal says: a service may say "removed" and remove nothing. */
export interface Look {
  facts: RunFacts;
  /** What is known to be left, and needs no second try. */
  leaks: readonly Leak[];
  /** Removes one as a sweep would; gives why not, where it could not be removed. */
  remove(found: Open): Promise<string | undefined>;
  /** Told of what was found before it is removed, and when it is gone. */
  journal: {
    created(kind: string, name: string, id?: string): void;
    removed(kind: string, name: string): void;
  };
}

/**
 * Removes the trails that a target lists of this run: by name, or by bucket where the name was too short or was changed. One that
 * was not there before and that nothing else explains is named, and left alone: it may be somebody else's.
 * @param before trails that were there before the run; where that is not known only those of the run are looked for
 */
export async function removeListedTrails(
  target: Reachable,
  before: readonly ListedTrail[] | undefined,
  look: Look,
): Promise<Leak[]> {
  const mark = NAME_PREFIX + look.facts.id;
  const isNew = (trail: ListedTrail) => !(before ?? []).some(({ id }) => id === trail.id);
  const isOurs = ({ name, bucket }: ListedTrail) => name.includes(mark) || bucket.includes(mark);
  const isOfRun = ({ name, bucket }: ListedTrail) => (runInName(name) ?? runInName(bucket)) !== undefined;
  let listed: ListedTrail[] = [];
  const leaks = await removeListed(async () => {
    listed = (await listTrails(target)).filter(isNew);
    return listed.filter(isOurs).map(({ name }) => ({ kind: TRAIL, name, created: true }));
  }, look);
  const strange = before ? listed.filter((trail) => !isOurs(trail) && !isOfRun(trail)) : [];
  const reason =
    'perhaps left: it was not there before, and neither its name nor its bucket says whose it is; look at it';
  return [...leaks, ...strange.map(({ name }) => ({ kind: TRAIL, name, reason }))];
}

/** Removes what a target lists of this run of the kinds that it made or tried to make, trails apart. */
export async function removeListedNeeds(
  kinds: Iterable<string>,
  places: Places,
  look: Look,
): Promise<Leak[]> {
  const removals = [...kinds].map((kind) => {
    const list = async () => {
      const found = (await (await places.open(kind))?.list()) ?? [];
      const ours = found.filter(({ name }) => runInName(name) === look.facts.id);
      return ours.map(({ name, id, mayBeGone }) => ({ kind, name, id, mayBeGone, created: true }));
    };
    return removeListed(list, look);
  });
  return (await Promise.all(removals)).flat();
}

/** What a target lists; of some things it does not tell whether they are still there. */
type Listed = Open & { mayBeGone?: boolean | undefined };

/** Asks once where nothing is left. A target that does not list has nothing to say: what is known of is in the journal. */
async function removeListed(
  list: () => Promise<Listed[]>,
  { leaks, remove, journal }: Look,
): Promise<Leak[]> {
  const isKnown = ({ kind, name }: Open) => leaks.some((one) => one.kind === kind && one.name === name);
  const listNew = async () => (await list()).filter((one) => !isKnown(one));
  const found = await listNew().catch(() => []);
  if (found.length === 0) return [];
  const reasons = new Map<string, string | undefined>();
  for (const one of found) {
    journal.created(one.kind, one.name, one.id);
    reasons.set(one.name, await remove(one));
  }
  // What may be gone already was asked to be removed, and was not refused: nobody can tell more.
  const still = (await listNew().catch(() => found)).filter(
    ({ name, mayBeGone }) => !mayBeGone || reasons.get(name) !== undefined,
  );
  const isStill = ({ name }: Open) => still.some((one) => one.name === name);
  for (const { kind, name } of found.filter((one) => !isStill(one))) journal.removed(kind, name);
  return still.map(({ kind, name }) => ({
    kind,
    name,
    reason: reasons.get(name) ?? 'the target says that it is removed, but still lists it',
  }));
}
