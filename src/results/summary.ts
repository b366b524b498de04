import type { Coverage, GroupReported, Report, Summary, Tally } from '../../generated/report.ts';
import { type CaseResult, isJudged, type Level, type Outcome, type Verdict } from '../contract/result.ts';

/** The figures of a report. `total` is the number of cases of this version, whatever a filter left out. */
export function summarize(
  results: readonly CaseResult[],
  exceptions: readonly GroupReported[],
  total: number,
): Summary {
  const outcome = (wanted: Outcome) => results.filter((result) => result.outcome === wanted).length;
  const verdict = (wanted: Verdict) => exceptions.filter((group) => group.verdict === wanted).length;
  const judged = results.filter(isJudged);
  const level = (wanted: Level): Tally => {
    const checks = judged.flatMap((result) => result.checks).filter((check) => check.level === wanted);
    return { passed: checks.filter(({ passed }) => passed).length, total: checks.length };
  };
  return {
    conformance: { passed: outcome('pass'), total: judged.length },
    coverage: { judged: judged.length, total },
    levels: { core: level('core'), wire: level('wire'), state: level('state'), info: level('info') },
    outcomes: {
      pass: outcome('pass'),
      fail: outcome('fail'),
      untestable: outcome('untestable'),
      error: outcome('error'),
    },
    verdicts: {
      conformant: verdict('conformant'),
      deviates: verdict('deviates'),
      partial: verdict('partial'),
      untested: verdict('untested'),
      retired: verdict('retired'),
    },
  };
}

/** Whether a run was of the whole table: no filter, no profile, no shard. */
export function isWhole({ run }: Pick<Report, 'run'>): boolean {
  return !run.operations && run.filter.length === 0 && !run.skip && !run.profile && !run.shard;
}

/** One of the two figures: conformance or coverage. */
export type Figure = Tally | Coverage;

/** In percent, rounded down, so that 100 means all; 0 of nothing. */
export function sharePercent(figure: Figure): number {
  return figure.total === 0 ? 0 : Math.floor((countOf(figure) / figure.total) * 100);
}

/** {@link sharePercent} in figures; `<1` instead of 0 where there are some, so that 0 means none. */
export function showPercent(figure: Figure): string {
  const share = sharePercent(figure);
  return share === 0 && countOf(figure) > 0 ? '<1' : `${share}`;
}

/** `3 of 4 (75 %)` */
export function showTally(figure: Figure): string {
  const { total } = figure;
  return total === 0 ? 'none' : `${countOf(figure)} of ${total} (${showPercent(figure)} %)`;
}

export function countOf(figure: Figure): number {
  return 'passed' in figure ? figure.passed : figure.judged;
}
