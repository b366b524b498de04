import { type CaseResult, type CheckResult, failedChecks } from '../contract/result.ts';

/** The failing checks worth a sentence each: where no error came, it goes without saying that it was the wrong one. */
export function tellingChecks(testCase: Pick<CaseResult, 'checks'>): CheckResult[] {
  const failed = failedChecks(testCase);
  const code = failed.find(({ check }) => check === 'error-code');
  const rejected = failed.find(({ check }) => check === 'rejected');
  if (!code || !rejected) return failed;
  const both = { ...rejected, expected: code.expected, provenance: code.provenance };
  return failed.filter((check) => check !== code).map((check) => (check === rejected ? both : check));
}
