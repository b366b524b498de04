import type { CaseSeen, Observation } from './observe.ts';
import { type Change, change } from './snapshot.ts';

/** Whether both observations of a case could be judged and differ: then the case is observed again. */
export function needsConfirmation(before: CaseSeen, now: CaseSeen): boolean {
  return isJudged(before) && isJudged(now) && !isSame(before, now);
}

/** What changed in a case. `again` are later observations that confirm or refute the change. */
export function caseChanges(
  id: string,
  before: CaseSeen,
  now: CaseSeen,
  again: readonly Observation[],
): Change[] {
  if (!isJudged(now)) return isJudged(before) ? [change('environment', id, now.reason)] : [];
  if (!isJudged(before)) return [change('environment', id, `could not be judged before: ${before.reason}`)];
  const behaviour = differences(before.behaviour, now.behaviour);
  const wording = differences(before.messages, now.messages);
  if (behaviour === '' && wording === '') return [];
  const later = again.flatMap((observation) => observation[id] ?? []);
  const refuted =
    later.find((seen) => isJudged(seen) && !isSame(seen, now)) ?? later.find((seen) => !isJudged(seen));
  if (later.length < 2 || refuted) {
    const seen = refuted
      ? `then ${differences(now.behaviour, refuted.behaviour) || 'as before'}`
      : 'not observed again';
    return [change('transient', id, `${behaviour || wording}; ${seen}`)];
  }
  return [behaviour === '' ? change('wording', id, wording) : change('behaviour', id, behaviour)];
}

function isJudged({ outcome }: CaseSeen): boolean {
  return outcome === 'pass' || outcome === 'fail';
}

function isSame(a: CaseSeen, b: CaseSeen): boolean {
  return differences(a.behaviour, b.behaviour) === '' && differences(a.messages, b.messages) === '';
}

/** The differences between two records in one line; empty if there are none. */
function differences(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): string {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return keys
    .filter((key) => before[key] !== now[key])
    .map((key) => `${key}: ${before[key] ?? 'nothing'} → ${now[key] ?? 'nothing'}`)
    .join('; ');
}
