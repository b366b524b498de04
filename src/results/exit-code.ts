import type { Report } from '../../generated/report.ts';
import { countsAsFailed, type Gate, missedGates } from './gate.ts';
import type { KnownFinding } from './known-entry.ts';

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
 * @param gate what counts, where not everything does
 */
export function exitCodeOf(
  { leaks, summary, exceptions, cases }: Report,
  known?: readonly KnownFinding[],
  gate: Gate = {},
): number {
  if (leaks.length > 0) return EXIT.leaked;
  return exitCodeWithoutLeaks({ summary, exceptions, cases }, known, gate);
}

/** What the exit code of a run would be if nothing were left behind: the leak hides it from whoever looks only at the code. */
export function exitCodeWithoutLeaks(
  { summary, exceptions, cases }: Pick<Report, 'summary' | 'exceptions' | 'cases'>,
  known?: readonly KnownFinding[],
  gate: Gate = {},
): number {
  const missed = missedGates({ cases, summary }, gate);
  const counting = new Set(cases.filter((one) => countsAsFailed(one, gate)).map(({ id }) => id));
  const differs = known
    ? known.some(
        ({ state, case: id }) =>
          state !== 'known' && (state !== 'new' || gate.level === undefined || counting.has(id)),
      )
    : // A share that was asked for takes the place of every single case.
      gate.minConformance === undefined && counting.size > 0;
  // A retired exception that was seen deviates without a case of its own that fails.
  const failed = new Set(cases.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id));
  const elsewhere = exceptions.some(
    ({ verdict, cases }) => verdict === 'deviates' && !cases.some((id) => failed.has(id)),
  );
  if (differs || elsewhere || missed.conformance) return EXIT.deviates;
  if (missed.coverage) return EXIT.cannotJudge;
  // A case that ended in error was not judged, so the run as a whole can't conform.
  return summary.outcomes.error > 0 ? EXIT.cannotJudge : EXIT.conforms;
}
