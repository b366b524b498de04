import type { Report } from '../../generated/report.ts';
import { CannotJudge, LeftBehind } from '../contract/errors.ts';
import type { CaseResult } from '../contract/result.ts';
import type { ExploreRun } from '../explore/run.ts';
import { withoutUsers } from '../redact/patterns.ts';
import { EXIT, exitCodeOf } from '../results/exit-code.ts';
import type { KnownFinding } from '../results/known-entry.ts';

/** The exit code of a certified run: the requests that were drawn for it count as its cases do. */
export function exitCodeOfCertificate(
  report: Report,
  drawn: readonly { result: Pick<CaseResult, 'outcome'> }[],
): number {
  const code = exitCodeOf(report);
  if (code === EXIT.leaked || code === EXIT.deviates) return code;
  const outcomes = drawn.map(({ result }) => result.outcome);
  if (outcomes.includes('fail')) return EXIT.deviates;
  return outcomes.includes('error') ? EXIT.cannotJudge : code;
}

/** The exit code of an exploration. With requests that were not judged it can't conform; what is listed as known doesn't count. */
export function exitCodeOfExploration({
  explored: { surprises, stopReason, unjudged },
  leaks,
}: Pick<ExploreRun, 'explored' | 'leaks'>): number {
  if (leaks.length > 0) return EXIT.leaked;
  if (surprises.some(({ known }) => !known)) return EXIT.deviates;
  return stopReason !== undefined || unjudged > 0 ? EXIT.cannotJudge : EXIT.conforms;
}

/**
 * The exit code of a run that updated the list of known differences: leaks and errors still count, and so does what a
 * person must do: an expired entry, a missing reason.
 */
export function exitCodeUpdated(report: Report, known: readonly KnownFinding[], reasonless: number): number {
  const expired = known.filter(({ state }) => state === 'expired');
  const code = exitCodeOf(report, expired);
  return code === EXIT.conforms && reasonless > 0 ? EXIT.deviates : code;
}

/** Runs a verb. Where it can't judge it prints a sentence instead of a stack trace; exit code 2, with leaks 3. */
export async function reportingErrors(verb: () => Promise<void>): Promise<void> {
  try {
    await verb();
  } catch (error) {
    if (!(error instanceof CannotJudge)) throw error;
    process.stderr.write(`${withoutUsers(error.message)}\n`);
    const leaked = error instanceof LeftBehind || process.exitCode === EXIT.leaked;
    process.exitCode = leaked ? EXIT.leaked : EXIT.cannotJudge;
  }
}
