import type { Outcome, Report } from '../../generated/report.ts';
import { isWhole } from '../results/summary.ts';

/** What is new in a report, as ids of cases. */
export interface Changes {
  /** Failed not before, fails now. */
  broken: string[];
  /** Failed before, passes now. */
  mended: string[];
  /** Could be judged before, can't be now. */
  lost: string[];
  /** Could not be judged before, passes now; what fails now is broken. */
  gained: string[];
  appeared: string[];
  vanished: string[];
}

/** What changed between two reports, case by case. What a filter left out of one of them is neither new nor gone. */
export function changesBetween(before: Report, after: Report): Changes {
  const was = new Map(before.cases.map(({ id, outcome }) => [id, outcome]));
  const is = new Map(after.cases.map(({ id, outcome }) => [id, outcome]));
  const where = (changed: (was: Outcome, is: Outcome) => boolean) =>
    after.cases.flatMap(({ id, outcome }) => {
      const earlier = was.get(id);
      return earlier !== undefined && changed(earlier, outcome) ? [id] : [];
    });
  return {
    broken: where((before, now) => now === 'fail' && before !== 'fail'),
    mended: where((before, now) => now === 'pass' && before === 'fail'),
    lost: where((before, now) => isJudged(before) && !isJudged(now)),
    gained: where((before, now) => now === 'pass' && !isJudged(before)),
    appeared: isWhole(before) ? after.cases.filter(({ id }) => !was.has(id)).map(({ id }) => id) : [],
    vanished: isWhole(after) ? before.cases.filter(({ id }) => !is.has(id)).map(({ id }) => id) : [],
  };
}

function isJudged(outcome: Outcome): boolean {
  return outcome === 'pass' || outcome === 'fail';
}

/** The changes by what they are, in the order of their weight; of what did not happen there is none. */
export function sayChanges({
  broken,
  lost,
  mended,
  gained,
  appeared,
  vanished,
}: Changes): [what: string, ids: string[]][] {
  const all: [string, string[]][] = [
    ['now fail', broken],
    ['no longer judged', lost],
    ['now pass', mended],
    ['now judged, and pass', gained],
    ['new', appeared],
    ['gone', vanished],
  ];
  return all.filter(([, ids]) => ids.length > 0);
}
