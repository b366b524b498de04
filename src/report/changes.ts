import type { CaseReported, Report } from '../../generated/report.ts';
import { isJudged } from '../contract/result.ts';
import { isWhole } from '../results/summary.ts';

/** What is new in a report, as ids of cases. */
export interface Changes {
  /** Did not fail before, fails now. */
  broken: string[];
  /** Failed before, passes now. */
  fixed: string[];
  /** Could be judged before, can't be now. */
  lost: string[];
  /** Could not be judged before, passes now; what fails now is broken. */
  gained: string[];
  appeared: string[];
  vanished: string[];
}

/** What changed between two reports, case by case. A case that a filter left out of one of them is neither new nor gone. */
export function changesBetween(before: Report, after: Report): Changes {
  const was = new Map(before.cases.map((testCase) => [testCase.id, testCase]));
  const is = new Map(after.cases.map((testCase) => [testCase.id, testCase]));
  const where = (changed: (was: CaseReported, is: CaseReported) => boolean) =>
    after.cases.flatMap((now) => {
      const earlier = was.get(now.id);
      return earlier !== undefined && changed(earlier, now) ? [now.id] : [];
    });
  return {
    broken: where((old, now) => now.outcome === 'fail' && old.outcome !== 'fail'),
    fixed: where((old, now) => now.outcome === 'pass' && old.outcome === 'fail'),
    lost: where((old, now) => isJudged(old) && !isJudged(now)),
    gained: where((old, now) => now.outcome === 'pass' && !isJudged(old)),
    appeared: isWhole(before) ? after.cases.filter(({ id }) => !was.has(id)).map(({ id }) => id) : [],
    vanished: isWhole(after) ? before.cases.filter(({ id }) => !is.has(id)).map(({ id }) => id) : [],
  };
}

/** The changes by what they are, the most important first; without those that did not happen. */
export function describeChanges({
  broken,
  lost,
  fixed,
  gained,
  appeared,
  vanished,
}: Changes): [what: string, ids: string[]][] {
  const all: [string, string[]][] = [
    ['now fail', broken],
    ['no longer judged', lost],
    ['now pass', fixed],
    ['now judged, and pass', gained],
    ['new', appeared],
    ['gone', vanished],
  ];
  return all.filter(([, ids]) => ids.length > 0);
}
