import type { CaseReported, CheckReported } from '../../generated/report.ts';
import { failedChecks, headline, sayCheck, tellingChecks } from './deviation.ts';

/** A check with its words: the one place where the formats take them from. */
export interface CheckInWords extends Omit<CheckReported, 'expected' | 'actual'> {
  /** A sentence for the author of an emulator. */
  message: string;
  expected: string;
  actual: string;
}

/** What the report has about a case, in words. */
export interface Finding {
  /** What is wrong, or why it could not be judged, in one sentence; empty where it passes. */
  headline: string;
  /** Every failing check that counts. */
  failed: CheckInWords[];
  /** The failing checks that are worth a sentence each. */
  telling: CheckInWords[];
}

export function findingOf(reported: Pick<CaseReported, 'outcome' | 'reason' | 'checks'>): Finding {
  return {
    headline: headline(reported),
    failed: failedChecks(reported).map(inWords),
    telling: tellingChecks(reported).map(inWords),
  };
}

export function inWords(check: CheckReported): CheckInWords {
  return { ...check, message: sayCheck(check) };
}
