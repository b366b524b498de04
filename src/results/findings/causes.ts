import type { Case } from '../../../generated/case-table.ts';
import type { CaseReported, FindingKind } from '../../../generated/report.ts';
import { FIRST_OPERATION, qualified } from '../../contract/operations.ts';
import { type Actual, type CheckResult, failedChecks } from '../../contract/result.ts';
import type { Blamed, Cause } from './cause.ts';
import { asDeleted } from './deleted.ts';
import { withoutFollowing } from './following.ts';
import { lastOf, memberCauses, NOTHING_LEFT } from './member-causes.ts';
import { asReset } from './reset.ts';
import { wireCauses } from './wire-causes.ts';

/** What a case needs for its causes. */
export type Failing = Pick<CaseReported, 'id' | 'about' | 'checks'>;

/**
 * What the failing checks of a case come from. A check that only follows from another failure is not blamed on anything else.
 * @param row the case as the table has it, where it still does
 */
export function causesOf(testCase: Failing, row?: Case): Blamed[] {
  const blamed = withoutFollowing(asDeleted(asReset(allCausesOf(testCase), row), row));
  // That a member has the wrong type goes without saying where it has the wrong value, or is null where it must be left out.
  const wrong = new Set(
    blamed.flatMap(({ cause }) => (WRONG_VALUE.includes(cause.kind) ? [cause.subject] : [])),
  );
  const causes = blamed.filter(({ cause }) => cause.member === undefined || !wrong.has(cause.member));
  const [first] = failedChecks(testCase);
  return causes.length > 0 || !first ? causes : [{ cause: unnamed(first), check: first }];
}

/** What is wrong with a value in a way that has no words of its own: no failing case may be missing among the findings. */
function unnamed({ expected, check }: CheckResult): Cause {
  const subject = expected.kind === 'member' ? lastOf(expected.path) : check;
  return { kind: 'value', subject, got: 'another value' };
}

const WRONG_VALUE: readonly FindingKind[] = ['loses', 'value'];

function allCausesOf(testCase: Failing): Blamed[] {
  const failed = failedChecks(testCase);
  const refusedSteps = failed.filter(({ check }) => check === 'before-accepted');
  // After a refused step nothing of the case is as planned.
  if (refusedSteps.length > 0) return refusedSteps.map((check) => blame(refusalOf(check), check));
  const valid = failed.filter(isOfValidRequest);
  const refusals = valid.map((check) => blame(refusalOf(check), check));
  const answers = new Set(valid.map(({ actual }) => JSON.stringify(actual)));
  const others = failed.filter(
    (check) =>
      !isOfValidRequest(check) && !(check.role === 'request' && answers.has(JSON.stringify(check.actual))),
  );
  const request = requestCause(testCase, others);
  if (!request) return [...refusals, ...others.flatMap(checkCauses)];
  const { blamed, isAccepted } = request;
  const rest = others.filter(
    ({ check, role }) =>
      !OF_A_REFUSAL.includes(check) &&
      // What was wrongly accepted changes what is there, and so does what ended in the middle.
      !(isAccepted && role === 'probe') &&
      !(isBroken(blamed) && (role === 'request' || check === NOTHING_LEFT)),
  );
  return [...refusals, blamed, ...rest.flatMap(checkCauses)];
}

/** Whether a request ended without an answer that can be read: its form says nothing more, and what it left was not left by a refusal. */
function isBroken({ cause: { kind } }: Blamed): boolean {
  return kind === 'unreadable' || kind === 'breaks-off';
}

/** Checks of requests that must be accepted: the case's own, a step before it, or the control. */
const OF_VALID_REQUESTS = ['accepted', 'before-accepted', 'control-before-accepted', 'control'];
const OF_A_REFUSAL = ['rejected', 'error-code'];

/** Whether a check is about a request that must be accepted. */
function isOfValidRequest({ check }: Pick<CheckResult, 'check'>): boolean {
  return OF_VALID_REQUESTS.includes(check);
}

function blame(cause: Cause, check: CheckResult): Blamed {
  const { operation } = check;
  const isOfOperation = OF_AN_OPERATION.includes(cause.kind) && operation !== FIRST_OPERATION;
  return { cause: isOfOperation ? { ...cause, operation } : cause, check };
}

/** Kinds of cause that are about which requests an operation accepts; the others are the same wherever they show. */
const OF_AN_OPERATION: readonly FindingKind[] = ['refuses', 'accepts'];

/** Why a request that must be refused with an error was not. */
function requestCause(
  { id, about }: Failing,
  failed: readonly CheckResult[],
): { blamed: Blamed; isAccepted: boolean } | undefined {
  const code = failed.find(({ check }) => check === 'error-code');
  const check = failed.find(({ check }) => check === 'rejected') ?? code;
  if (!check) return undefined;
  const [group = ''] = id.split('/');
  const subject = code?.expected.kind === 'error' ? (code.expected.codes[0] ?? group) : group;
  const { actual } = check;
  const isAccepted = actual.kind === 'accepted';
  // A case about no rule of its own is one of the error as such.
  const documented = code?.provenance.find(({ source }) => source.startsWith(`error.${subject}.`))?.source;
  const rule =
    about.find((clause) => !/\.(heading|status)$/.test(clause)) ?? documented ?? `error.${subject}.1`;
  const cause: Cause = isAccepted
    ? { kind: 'accepts', subject, got: gotOf(actual), rule }
    : isAnswer(actual)
      ? { kind: 'other-error', subject, got: gotOf(actual) }
      : unreadableOf(actual);
  return { blamed: blame(cause, check), isAccepted };
}

function isAnswer({ kind }: Actual): boolean {
  return kind === 'rejected';
}

function refusalOf({ actual }: CheckResult): Cause {
  return isAnswer(actual) ? { kind: 'refuses', subject: '', got: gotOf(actual) } : unreadableOf(actual);
}

function unreadableOf(actual: Actual): Cause {
  if (actual.kind === 'no-answer') return { kind: 'breaks-off', subject: '', got: 'no answer' };
  return { kind: 'unreadable', subject: '', got: gotOf(actual) };
}

/** What came back, as short as a list of known differences has it. */
function gotOf(actual: Actual): string {
  if (actual.kind === 'rejected') return actual.code;
  if (actual.kind === 'unreadable') return `${actual.status ?? 'unreadable'}`;
  return actual.kind;
}

/** The check of a read that what was removed is gone. */
const REMOVED = 'removed';

/** Errors of reads whose trail is gone; with any other one the trail is there, and lacks what is asked for. */
const GONE = ['TrailNotFoundException', 'ResourceNotFoundException'];

/** A read that must be refused with an error and is accepted: as if a case had asked for it. */
function neverRefused(subject: string, operation: string): Cause {
  return { kind: 'accepts', subject, got: 'accepted', rule: qualified(operation, `error.${subject}.1`) };
}

/** The causes of a check that is about nothing but itself. */
function checkCauses(check: CheckResult): Blamed[] {
  const { expected, actual, operation } = check;
  // A read is refused only where what it asks for is gone.
  const isRefusal = expected.kind === 'error';
  if (isRefusal && actual.kind === 'accepted' && !expected.codes.some((code) => GONE.includes(code))) {
    return [blame(neverRefused(expected.codes[0] ?? '', operation), check)];
  }
  if ((isRefusal && actual.kind === 'accepted') || (check.check === REMOVED && actual.kind === 'items')) {
    const [error] = isRefusal ? expected.codes : [];
    return [blame({ kind: 'not-removed', subject: '', got: 'a resource', ...(error && { error }) }, check)];
  }
  if (isRefusal) {
    const other = { kind: 'other-error' as const, subject: expected.codes[0] ?? '', got: gotOf(actual) };
    return [blame(isAnswer(actual) ? other : unreadableOf(actual), check)];
  }
  if (expected.kind === 'accepted') {
    return [blame({ kind: 'read-refused', subject: operation, got: gotOf(actual) }, check)];
  }
  return [...memberCauses(check), ...wireCauses(check)].map((cause) => blame(cause, check));
}
