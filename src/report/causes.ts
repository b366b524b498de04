import type { CaseReported } from '../../generated/report.ts';
import { failedChecks, isOfValidRequest } from './deviation.ts';

/** One answer to the valid requests of many cases: a single thing to mend, whatever else the cases are about. */
export interface Cause {
  /** What it is, in one sentence. */
  says: string;
  /** The case to look at first. */
  first: CaseReported;
  /** Those of its cases that fail for nothing else. */
  explained: CaseReported[];
}

/** Below so many cases it is no longer to be told apart from a few faults of their own. */
const FEWEST_CASES = 5;

/** The answers that valid requests of several exceptions or parts got instead of a success, that of most cases first. */
export function sharedCauses(failing: readonly CaseReported[]): Cause[] {
  const byAnswer = new Map<string, CaseReported[]>();
  for (const one of failing) {
    const answers = failedChecks(one).filter(isOfValidRequest);
    for (const answer of new Set(answers.map(({ actual }) => actual))) {
      byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), one]);
    }
  }
  return [...byAnswer]
    .filter(([, cases]) => cases.length >= FEWEST_CASES && new Set(cases.map(groupOf)).size > 1)
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([answer, cases]) => {
      // What is due to be accepted shows it best, and a part begins with its simplest request.
      const accepted = cases.filter(({ checks }) =>
        checks.some(({ id, holds }) => id === 'accepted' && !holds),
      );
      const first = accepted.find(({ exception }) => exception === null) ?? accepted[0] ?? cases[0];
      const says = `In ${cases.length} cases a valid request was answered with ${answer}`;
      // An error that comes of the mended request as well says nothing of the fault.
      const explained = cases.filter((one) => failedChecks(one).every(({ actual }) => actual === answer));
      return first ? [{ says, first, explained }] : [];
    });
}

function groupOf({ id }: CaseReported): string {
  return id.slice(0, id.indexOf('/'));
}
