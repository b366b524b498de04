import type { CaseReported, CheckReported } from '../../generated/report.ts';

/** Sorts of deviation, the worst for a caller first. */
export const DEVIATIONS = {
  'over-accepts': 'Accepts what must be refused',
  'other-error': 'Refuses with another error',
  'over-rejects': 'Refuses what must be accepted',
  unreadable: 'Answers with something no client can read',
  members: 'Answers with other members or values',
  state: 'Remembers something else than it said',
  form: 'Sends the message in another form',
} as const;
export type Deviation = keyof typeof DEVIATIONS;

/** The failing checks that count against the target. */
export function failedChecks({ checks }: Pick<CaseReported, 'checks'>): CheckReported[] {
  return checks.filter(({ holds, level }) => !holds && level !== 'info');
}

/** Whether a check is about a request that must be accepted: the case's own, one before it, or the control. */
export function isOfValidRequest({ id }: Pick<CheckReported, 'id'>): boolean {
  return id === 'control' || id.endsWith('accepted');
}

/** The failing checks worth a sentence each: that no error came makes it idle to say that it was not the right one. */
export function tellingChecks(one: Pick<CaseReported, 'checks'>): CheckReported[] {
  const failed = failedChecks(one);
  const code = failed.find(({ id }) => id === 'error-code');
  const rejected = failed.find(({ id }) => id === 'rejected');
  if (!code || !rejected) return failed;
  const told = { ...rejected, expected: code.expected, provenance: code.provenance };
  return failed.flatMap((check) => (check === code ? [] : check === rejected ? [told] : [check]));
}

/** The sort of a failing case, or undefined where it does not fail. */
export function deviationOf(one: CaseReported): Deviation | undefined {
  if (one.outcome !== 'fail') return undefined;
  const failed = failedChecks(one);
  const has = (id: string) => failed.find((check) => check.id === id);
  const accepted = has('rejected') ?? has('accepted') ?? has('control');
  if (accepted?.actual.includes('unreadable answer')) return 'unreadable';
  if (has('rejected')) return 'over-accepts';
  if (has('error-code')) return 'other-error';
  if (failed.some(isOfValidRequest)) return 'over-rejects';
  if (failed.some(({ level }) => level === 'core')) return 'members';
  if (failed.some(({ level }) => level === 'state')) return 'state';
  return 'form';
}

/** How many cases fail in which way, the worst way first; none of those that don't fail. */
export function sortsOf(cases: readonly CaseReported[]): { sort: Deviation; says: string; count: number }[] {
  const sorts = cases.map(deviationOf);
  return (Object.keys(DEVIATIONS) as Deviation[]).flatMap((sort) => {
    const count = sorts.filter((one) => one === sort).length;
    return count > 0 ? [{ sort, says: DEVIATIONS[sort], count }] : [];
  });
}

/** One failing check as a sentence for the author of an emulator. */
export function sayCheck({ id, expected, actual, role }: CheckReported): string {
  switch (id) {
    case 'rejected':
      return expected === 'a service error'
        ? `The request must be refused; it was answered with ${actual}.`
        : `The request must be refused with ${expected}; it was answered with ${actual}.`;
    case 'error-code':
      return `The error must be ${expected}; it was ${actual}.`;
    case 'http-status':
      return `The answer must have ${expected}; it had ${actual}.`;
    case 'control':
      return `The same request with its one fault mended must be accepted; it was answered with ${actual}. Until it is, the refusal proves nothing.`;
    case 'no-trail-left':
      return `A refused request must leave nothing behind; afterwards the list had ${actual}.`;
    case 'first-unchanged':
      return `What existed before must be as it was; afterwards the list had ${actual}.`;
    case 'request-id':
      return `The answer must carry ${expected}; it carried ${actual}.`;
    case 'content-type':
      return `The content type must be ${expected}; it was ${actual}.`;
    case 'error-type':
      return `The answer must be ${expected}; it was ${actual}.`;
    case 'response-schema':
      return `The members must be of the types the page gives: ${actual}.`;
  }
  if (id.endsWith('accepted')) {
    return `The ${role === 'request' ? 'request' : 'step before it'} is valid and must be accepted; it was answered with ${actual}.`;
  }
  return `Expected ${expected}; got ${actual}.`;
}

/** What is wrong with a case in one sentence: its first failing check, or why it could not be judged. */
export function headline(one: Pick<CaseReported, 'outcome' | 'reason' | 'checks'>): string {
  const first = one.outcome === 'fail' ? tellingChecks(one)[0] : undefined;
  return first ? sayCheck(first) : one.reason;
}
