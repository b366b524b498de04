import type { Report } from '../../generated/report.ts';
import { isWhole } from './summary.ts';

/** What is new in a report, as ids of cases. */
export interface Changes {
  /** Failed not before, fails now. */
  broken: string[];
  /** Failed before, passes now. */
  mended: string[];
  appeared: string[];
  vanished: string[];
}

/** What changed between two reports, case by case. What a filter left out of one of them is neither new nor gone. */
export function changesBetween(before: Report, after: Report): Changes {
  const was = new Map(before.cases.map(({ id, outcome }) => [id, outcome]));
  const is = new Map(after.cases.map(({ id, outcome }) => [id, outcome]));
  const both = after.cases.filter(({ id }) => was.has(id));
  return {
    broken: both
      .filter(({ id, outcome }) => outcome === 'fail' && was.get(id) !== 'fail')
      .map(({ id }) => id),
    mended: both
      .filter(({ id, outcome }) => outcome === 'pass' && was.get(id) === 'fail')
      .map(({ id }) => id),
    appeared: isWhole(before) ? after.cases.filter(({ id }) => !was.has(id)).map(({ id }) => id) : [],
    vanished: isWhole(after) ? before.cases.filter(({ id }) => !is.has(id)).map(({ id }) => id) : [],
  };
}

/** The changes by what they are, in the order of their weight; of what did not happen there is none. */
export function sayChanges({ broken, mended, appeared, vanished }: Changes): [what: string, ids: string[]][] {
  const all: [string, string[]][] = [
    ['now fail', broken],
    ['now pass', mended],
    ['new', appeared],
    ['gone', vanished],
  ];
  return all.filter(([, ids]) => ids.length > 0);
}
