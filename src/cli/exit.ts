import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../errors.ts';

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

/** The exit code of a run. What was left behind outweighs a deviation: it may cost money. */
export function exitCodeOf({ leaks, summary }: Report): number {
  if (leaks.length > 0) return EXIT.leftBehind;
  return summary.outcomes.fail > 0 || summary.verdicts.deviates > 0 ? EXIT.deviates : EXIT.conforms;
}

/** Runs a verb; that it can't judge is one sentence on stderr and exit code 2, not a stack trace. */
export async function reportingErrors(verb: () => Promise<void>): Promise<void> {
  try {
    await verb();
  } catch (error) {
    if (!(error instanceof CannotJudge)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = EXIT.cannotJudge;
  }
}
