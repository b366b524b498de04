import type { Report } from '../../generated/report.ts';

/** What is new in a report, as ids of cases. */
export interface Changes {
  /** Failed not before, fails now. */
  broken: string[];
  /** Failed before, passes now. */
  mended: string[];
  appeared: string[];
  vanished: string[];
}

/** What changed between two reports, case by case. */
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
    appeared: after.cases.filter(({ id }) => !was.has(id)).map(({ id }) => id),
    vanished: before.cases.filter(({ id }) => !is.has(id)).map(({ id }) => id),
  };
}
