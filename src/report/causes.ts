import type { CaseReported } from '../../generated/report.ts';
import { type CheckResult, failedChecks } from '../contract/result.ts';
import { describeCheck } from './check.ts';
import { isOfValidRequest } from './deviation.ts';

/** The same answer to the valid requests of many cases: one thing to fix, whatever else the cases are about. */
export interface Cause {
  message: string;
  /** The case to look at first. */
  first: CaseReported;
  /** Those of its cases that fail for nothing else. */
  explained: CaseReported[];
}

/** Fewer cases can't be told from a few faults of their own. */
const FEWEST_CASES = 5;

/** The answers that valid requests of several exceptions or parts got instead of a success, most cases first. */
export function sharedCauses(failing: readonly CaseReported[]): Cause[] {
  const byAnswer = new Map<string, { check: CheckResult; cases: Set<CaseReported> }>();
  for (const testCase of failing) {
    for (const check of failedChecks(testCase).filter(isOfValidRequest)) {
      const found = byAnswer.get(answerOf(check)) ?? { check, cases: new Set() };
      byAnswer.set(answerOf(check), found);
      found.cases.add(testCase);
    }
  }
  return [...byAnswer.values()]
    .map(({ check, cases }) => ({ check, cases: [...cases] }))
    .filter(({ cases }) => cases.length >= FEWEST_CASES && new Set(cases.map(groupOf)).size > 1)
    .sort((a, b) => b.cases.length - a.cases.length)
    .flatMap(({ check: shared, cases }) => {
      // A request that must be accepted shows it best, and a part begins with its simplest request.
      const accepted = cases.filter(({ checks }) =>
        checks.some(({ check, passed }) => check === 'accepted' && !passed),
      );
      const first = accepted.find(({ exception }) => exception === null) ?? accepted[0] ?? cases[0];
      const message = `In ${cases.length} cases a valid request was answered with ${describeCheck(shared).actual}`;
      // An error that the fixed request gets as well has nothing to do with the fault.
      const explained = cases.filter((testCase) =>
        failedChecks(testCase).every((check) => answerOf(check) === answerOf(shared)),
      );
      return first ? [{ message, first, explained }] : [];
    });
}

/** The answer as a key: the same for the same values. */
function answerOf({ actual }: CheckResult): string {
  return JSON.stringify(actual);
}

function groupOf({ id }: CaseReported): string {
  return id.slice(0, id.indexOf('/'));
}
