import type { Report } from '../../generated/report.ts';
import type { KnownFinding } from './known.ts';

/** The exit codes of every verb. */
export const EXIT = {
  /** Conforms, or only known differences. */
  conforms: 0,
  /** Deviates. */
  deviates: 1,
  /** Could not judge: usage, environment, nothing testable. */
  cannotJudge: 2,
  /** Something that a run created is still there. */
  leaked: 3,
  /** The contract or the service changed since the baseline. */
  drift: 4,
} as const;

/**
 * The exit code of a run. A leak outweighs a deviation: it may cost money.
 * @param known what the run found about the list of known differences, where there is one
 */
export function exitCodeOf(
  { leaks, summary, exceptions, cases }: Report,
  known?: readonly KnownFinding[],
): number {
  if (leaks.length > 0) return EXIT.leaked;
  return exitCodeWithoutLeaks({ summary, exceptions, cases }, known);
}

/** What the exit code of a run would be if nothing were left behind: the leak hides it from whoever looks only at the code. */
export function exitCodeWithoutLeaks(
  { summary, exceptions, cases }: Pick<Report, 'summary' | 'exceptions' | 'cases'>,
  known?: readonly KnownFinding[],
): number {
  const differs = known ? known.some(({ state }) => state !== 'known') : summary.outcomes.fail > 0;
  // A retired exception that was seen deviates without a case of its own that fails.
  const failed = new Set(cases.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id));
  const elsewhere = exceptions.some(
    ({ verdict, cases }) => verdict === 'deviates' && !cases.some((id) => failed.has(id)),
  );
  if (differs || elsewhere) return EXIT.deviates;
  // A case that ended in error was not judged, so the run as a whole can't conform.
  return summary.outcomes.error > 0 ? EXIT.cannotJudge : EXIT.conforms;
}
