import type { CaseReported } from '../../generated/report.ts';
import { type CaseResult, type CheckResult, failedChecks } from '../contract/result.ts';

/** Sorts of deviation, the worst for a caller first. */
const DEVIATIONS = {
  'over-accepts': 'Accepts what must be refused',
  'other-error': 'Refuses with another error',
  'over-rejects': 'Refuses what must be accepted',
  unreadable: 'Answers with something that no client can read',
  members: 'Answers with other members or values',
  state: 'Remembers something other than it answered',
  form: 'Sends the message in another form',
} as const;
type Deviation = keyof typeof DEVIATIONS;

/** Checks of a request that must be accepted: the case's own, a step before it, or the control. */
const OF_VALID_REQUESTS = ['accepted', 'before-accepted', 'control-before-accepted', 'control'];

/** Whether a check is about a request that must be accepted. */
export function isOfValidRequest({ check }: Pick<CheckResult, 'check'>): boolean {
  return OF_VALID_REQUESTS.includes(check);
}

/** The failing checks worth a sentence each: where no error came, it goes without saying that it was the wrong one. */
export function tellingChecks(testCase: Pick<CaseResult, 'checks'>): CheckResult[] {
  const failed = failedChecks(testCase);
  const code = failed.find(({ check }) => check === 'error-code');
  const rejected = failed.find(({ check }) => check === 'rejected');
  if (!code || !rejected) return failed;
  const both = { ...rejected, expected: code.expected, provenance: code.provenance };
  return failed.filter((check) => check !== code).map((check) => (check === rejected ? both : check));
}

/** The sort of a failing case, or undefined where it does not fail. */
export function deviationOf(testCase: Pick<CaseReported, 'outcome' | 'checks'>): Deviation | undefined {
  if (testCase.outcome !== 'fail') return undefined;
  const failed = failedChecks(testCase);
  const find = (code: string) => failed.find(({ check }) => check === code);
  const answer = find('rejected') ?? find('accepted') ?? find('control');
  if (answer?.actual.kind === 'unreadable') return 'unreadable';
  if (find('rejected')) return 'over-accepts';
  if (find('error-code')) return 'other-error';
  if (failed.some(isOfValidRequest)) return 'over-rejects';
  if (failed.some(({ level }) => level === 'core')) return 'members';
  if (failed.some(({ level }) => level === 'state')) return 'state';
  return 'form';
}

/** How many cases fail in which way, the worst way first. */
export function sortsOf(
  cases: readonly CaseReported[],
): { sort: Deviation; message: string; count: number }[] {
  const sorts = cases.map(deviationOf);
  return (Object.keys(DEVIATIONS) as Deviation[]).flatMap((sort) => {
    const count = sorts.filter((one) => one === sort).length;
    return count > 0 ? [{ sort, message: DEVIATIONS[sort], count }] : [];
  });
}
