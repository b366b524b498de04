import type { Answered, CaseReported, CheckReported } from '../../generated/report.ts';
import type { Exchange } from './exchange.ts';

// The schema of the report is the one place that describes these; here they get the names that the code uses.
export type {
  Actual,
  Answered,
  CaseError,
  Expected,
  ExpectedMember,
  Level,
  Outcome,
  UnmetReported as Missing,
  Verdict,
  VerdictReason,
} from '../../generated/report.ts';

export type CheckResult = CheckReported;

/** What the judge found in one case. */
export type CaseResult = Omit<CaseReported, 'exception'> & { group: string };

/** The failing checks that count against the target. */
export function failedChecks<T extends Pick<CheckResult, 'passed' | 'level'>>({
  checks,
}: {
  checks: readonly T[];
}): T[] {
  return checks.filter(({ passed, level }) => !passed && level !== 'info');
}

/** Whether a case was judged, and so counts for or against the target. */
export function isJudged({ outcome }: Pick<CaseResult, 'outcome'>): boolean {
  return outcome === 'pass' || outcome === 'fail';
}

/** What came back of an exchange, without its members. */
export function answered({ answer, seen }: Pick<Exchange, 'answer' | 'seen'>): Answered {
  const status = answer ? { status: answer.status } : {};
  switch (seen.kind) {
    case 'accepted':
      return { kind: 'accepted', ...status };
    case 'rejected':
      return { kind: 'rejected', ...status, code: seen.code };
    case 'unreadable':
      return { kind: 'unreadable', ...status, reason: seen.reason };
    case 'no-answer':
      return { kind: 'no-answer', reason: seen.reason };
  }
}
