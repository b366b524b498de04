import type { CaseReported, CheckReported } from '../../generated/report.ts';
import { failedChecks } from '../contract/result.ts';
import { describeCheck } from './check.ts';
import { tellingChecks } from './deviation.ts';
import { describeCase } from './outcome.ts';

/** A check with its words: the one place where the formats take them from. */
export interface CheckInWords extends Omit<CheckReported, 'expected' | 'actual'> {
  /** A sentence for the author of an emulator. */
  message: string;
  expected: string;
  actual: string;
}

/** What the report has about a case, in words. */
export interface CaseInWords {
  /** What is wrong, or why it could not be judged, in one sentence; empty where it passes. */
  headline: string;
  /** Every failing check that counts. */
  failed: CheckInWords[];
  /** The failing checks that are worth a sentence each. */
  telling: CheckInWords[];
}

export function caseInWords(reported: CaseReported): CaseInWords {
  return {
    headline: describeCase(reported),
    failed: failedChecks(reported).map(inWords),
    telling: tellingChecks(reported).map(inWords),
  };
}

export function inWords(check: CheckReported): CheckInWords {
  const { headline, expected, actual } = describeCheck(check);
  return { ...check, message: headline, expected, actual };
}
