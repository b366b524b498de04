import type { Report } from '../../generated/report.ts';
import { CannotJudge, LeftBehind } from '../contract/errors.ts';
import type { ExploreRun } from '../explore/run.ts';
import { withoutUsers } from '../redact/secrets.ts';
import type { KnownFinding } from '../results/known.ts';

/** What the exit code of every verb says. */
export const EXIT = {
  /** Conforms, or only known differences. */
  conforms: 0,
  /** Deviates. */
  deviates: 1,
  /** Could not judge: usage, environment, nothing testable. */
  cannotJudge: 2,
  /** Something was left behind. */
  leftBehind: 3,
  /** The contract or the service has moved since the baseline. */
  drift: 4,
} as const;

/**
 * The exit code of a run. What was left behind outweighs a deviation: it may cost money.
 * @param known what the run says about the list of known differences, where there is one
 */
export function exitCodeOf(
  { leaks, summary, exceptions, cases }: Report,
  known?: readonly KnownFinding[],
): number {
  if (leaks.length > 0) return EXIT.leftBehind;
  const differs = known ? known.some(({ state }) => state !== 'known') : summary.outcomes.fail > 0;
  // A retired exception that was seen deviates without a case of its own that fails.
  const failed = new Set(cases.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id));
  const elsewhere = exceptions.some(
    (one) => one.verdict === 'deviates' && !one.cases.some((id) => failed.has(id)),
  );
  if (differs || elsewhere) return EXIT.deviates;
  // What ended in error was not judged; that nothing else deviates is no reason to call the run good.
  return summary.outcomes.error > 0 ? EXIT.cannotJudge : EXIT.conforms;
}

/** The exit code of an exploration. What was not judged is no reason to call the target good. */
export function exitCodeOfExploration({
  explored: { counterexample, stopReason, unjudged },
  leaks,
}: Pick<ExploreRun, 'explored' | 'leaks'>): number {
  if (leaks.length > 0) return EXIT.leftBehind;
  if (counterexample) return EXIT.deviates;
  return stopReason !== undefined || unjudged > 0 ? EXIT.cannotJudge : EXIT.conforms;
}

/**
 * The exit code of a run whose findings were written to the list of known differences: what no list is about still counts,
 * and so does what is left to a person: an entry past its date, a reason to fill.
 */
export function exitCodeUpdated(report: Report, known: readonly KnownFinding[], reasonless: number): number {
  const left = known.filter(({ state }) => state === 'expired');
  const code = exitCodeOf(report, left);
  return code === EXIT.conforms && reasonless > 0 ? EXIT.deviates : code;
}

/**
 * Runs a verb; that it can't judge is one sentence on stderr and exit code 2, not a stack trace. Where something is known to
 * be left behind the code is 3.
 */
export async function reportingErrors(verb: () => Promise<void>): Promise<void> {
  try {
    await verb();
  } catch (error) {
    if (!(error instanceof CannotJudge)) throw error;
    process.stderr.write(`${withoutUsers(error.message)}\n`);
    const left = error instanceof LeftBehind || process.exitCode === EXIT.leftBehind;
    process.exitCode = left ? EXIT.leftBehind : EXIT.cannotJudge;
  }
}
