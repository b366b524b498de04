import { caseChanges, needsConfirmation } from './case-changes.ts';
import type { CaseSeen, Observation } from './observe.ts';
import type { Change, Snapshot } from './snapshot.ts';
import { modelChanges, pageChanges, sentenceChanges, suiteChanges } from './source-changes.ts';

/** Cases that are observed differently under the same definition, and so have to be observed again. */
export function toConfirm(baseline: Snapshot, current: Snapshot): string[] {
  return sameCases(baseline, current)
    .filter(({ before, now }) => needsConfirmation(before, now))
    .map(({ id }) => id);
}

/**
 * Labels each difference between a baseline and the current snapshot. `again` are more observations of the cases of
 * {@link toConfirm}: only what is the same in three observations in a row counts as the behaviour of the service.
 */
export function compareSnapshots(
  baseline: Snapshot,
  current: Snapshot,
  again: readonly Observation[],
): Change[] {
  return [
    ...pageChanges(baseline, current),
    ...modelChanges(baseline, current),
    ...sentenceChanges(baseline, current),
    ...suiteChanges(baseline, current),
    ...sameCases(baseline, current).flatMap(({ id, before, now }) => caseChanges(id, before, now, again)),
  ];
}

/** The cases of both snapshots whose definition has not changed. */
function sameCases(baseline: Snapshot, current: Snapshot): { id: string; before: CaseSeen; now: CaseSeen }[] {
  return Object.entries(current.observation).flatMap(([id, now]) => {
    const before = Object.hasOwn(baseline.observation, id) ? baseline.observation[id] : undefined;
    return before && before.definition === now.definition ? [{ id, before, now }] : [];
  });
}
