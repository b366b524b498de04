import type { GroupReported, Report, Summary, Tally } from '../../generated/report.ts';
import type { CaseResult, Level, Outcome } from '../contract/result.ts';
import type { Verdict } from '../judge/verdict.ts';

/** The figures of a report. `total` is the number of cases of this version, whatever a filter left of them. */
export function summarize(
  results: readonly CaseResult[],
  exceptions: readonly GroupReported[],
  total: number,
): Summary {
  const outcome = (wanted: Outcome) => results.filter((result) => result.outcome === wanted).length;
  const verdict = (wanted: Verdict) => exceptions.filter((group) => group.verdict === wanted).length;
  const judged = results.filter((result) => result.outcome === 'pass' || result.outcome === 'fail');
  const level = (wanted: Level): Tally => {
    const checks = judged.flatMap((result) => result.checks).filter((check) => check.level === wanted);
    return { held: checks.filter(({ holds }) => holds).length, of: checks.length };
  };
  return {
    conformance: { held: outcome('pass'), of: judged.length },
    coverage: { held: judged.length, of: total },
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

/** Whether a run was of the whole table: neither filtered nor a tier nor a part of one. */
export function isWhole({ run }: Pick<Report, 'run'>): boolean {
  return run.filter.length === 0 && !run.skip && !run.tier && !run.shard;
}

/** In percent, rounded down, so that 100 means all; 0 of nothing. */
export function sharePercent({ held, of }: Tally): number {
  return of === 0 ? 0 : Math.floor((held / of) * 100);
}

/** {@link sharePercent} in figures; `<1` of what is some, so that 0 means none. */
export function showPercent(tally: Tally): string {
  const share = sharePercent(tally);
  return share === 0 && tally.held > 0 ? '<1' : `${share}`;
}

/** `3 of 4 (75 %)` */
export function showTally(tally: Tally): string {
  return tally.of === 0 ? 'none' : `${tally.held} of ${tally.of} (${showPercent(tally)} %)`;
}
