import type { FindingKind } from '../../../generated/report.ts';
import { FIRST_OPERATION } from '../../contract/operations.ts';
import type { CheckResult, Level } from '../../contract/result.ts';

/** What one or more failing checks of a case come from, as values: checks of all cases with the same id have the same cause. */
export interface Cause {
  kind: FindingKind;
  /** The error, member, status or operation that it is about; empty where the kind says it all. */
  subject: string;
  /** What was expected and what came, where the kind and the subject don't say it. */
  expected?: string;
  got: string;
  /** The error that a read must get, where it is accepted and so shows what was removed. */
  error?: string;
  /** The member of the answer that has the wrong type. */
  member?: string;
  /** The operation under test, where it is not the first one and the cause is about what it accepts. */
  operation?: string;
  /** The rule of the page that is broken, where an error has several. */
  rule?: string;
}

/** A cause, with a check of a case that it makes fail. */
export interface Blamed {
  cause: Cause;
  check: Pick<CheckResult, 'level' | 'operation' | 'clauses' | 'role'>;
}

/** Longest value in an id; what a target sends may be anything. */
const LONGEST_PART = 60;

/** The id of a finding: the same for the same cause in every run, and safe as the name of a file. */
export function idOf({ kind, subject, expected, got, rule, operation }: Cause): string {
  const parts: Record<FindingKind, readonly (string | undefined)[]> = {
    refuses: [got],
    'breaks-off': [],
    accepts: [subject, rule],
    loses: [subject],
    unlisted: [subject],
    'leaves-behind': [],
    'not-removed': [],
    changes: [subject],
    unreadable: [got],
    'other-error': [subject, got],
    'read-refused': [subject, got],
    value: [subject, expected, got],
    extra: [subject],
    retired: [subject],
    pages: [subject, got],
    'sends-null': [],
    'wrong-type': [subject, got],
    status: [got],
    form: [subject],
  };
  return [kind, operation, ...parts[kind]].filter(Boolean).map(safe).join('.');
}

function safe(part: string | undefined = ''): string {
  return part.replace(/[^\w.-]+/g, '-').slice(0, LONGEST_PART);
}

/** The levels in the order in which an application meets them. */
export const LEVELS: readonly Level[] = ['core', 'state', 'wire', 'info'];

/** The cause that a request of the operation is refused, for a read that is refused; undefined for any other cause. */
export function refusalLike({ kind, subject, got }: Cause): Cause | undefined {
  if (kind !== 'read-refused') return undefined;
  return {
    kind: 'refuses',
    subject: '',
    got,
    ...(subject === FIRST_OPERATION ? {} : { operation: subject }),
  };
}
