import type { Case } from '../../../generated/case-table.ts';
import type { FindingKind } from '../../../generated/report.ts';
import { FIRST_OPERATION } from '../../contract/operations.ts';
import { type Cause, idOf, refusalLike } from './cause.ts';

/** The start of the rule of an error that several operations have in the same words. */
const OF_OPERATIONS = 'operations/';

/** A clause that says nothing of a rule: the name of an error, its status, or when it is returned at all. */
const NO_RULE = /(^|\/)error\.\w+\.(heading|status|1)$/;

const OF_AN_ERROR = /(^|\/)error\./;

/**
 * The rule that a clause is told by where cases name several: the page has the rules of a name with the member and with the error.
 * @param rows cases of the table
 */
export function rulesIn(rows: Iterable<Pick<Case, 'clauses'>>): ReadonlyMap<string, string> {
  const rules = new Map<string, string>();
  for (const { clauses } of rows) {
    const [first = '', ...others] = clauses.filter((id) => !NO_RULE.test(id));
    const sameRule = OF_AN_ERROR.test(first) ? [] : others.filter((id) => OF_AN_ERROR.test(id));
    for (const other of sameRule) if (!rules.has(other)) rules.set(other, first);
  }
  return rules;
}

/** The cause with the rule that the same rule has in other cases. */
export function withRule(cause: Cause, rules: ReadonlyMap<string, string>): Cause {
  const rule = cause.rule === undefined ? undefined : rules.get(cause.rule);
  return rule === undefined ? cause : { ...cause, rule };
}

/** The cause that every operation breaks which reads the same names and ARNs, and has the rule in the same words. */
export function ofOperations(cause: Cause): Cause {
  const { rule, operation, ...whole } = cause;
  if (operation === undefined || !rule?.startsWith(`${operation}/error.`)) return cause;
  return { ...whole, rule: `${OF_OPERATIONS}${rule.slice(operation.length + 1)}` };
}

/** Whether a clause is the rule of a cause. */
export function isRule(clause: string, rule: string): boolean {
  return (
    clause === rule ||
    (rule.startsWith(OF_OPERATIONS) && clause.endsWith(rule.slice(OF_OPERATIONS.length - 1)))
  );
}

/** Errors of what reads requests, before any operation. */
const OF_THE_PROTOCOL = ['SerializationException'];

/**
 * The cause that an error is never returned, for one that goes with it where no operation returns it: another error of what reads
 * requests, or a read of what was removed that would be accepted for anything.
 */
function asNever({ kind, subject, error }: Cause): Cause | undefined {
  const wanted =
    kind === 'not-removed'
      ? error
      : kind === 'other-error' && OF_THE_PROTOCOL.includes(subject)
        ? subject
        : undefined;
  return wanted === undefined ? undefined : { kind: 'accepts', subject: wanted, got: 'accepted' };
}

/**
 * An error that an operation never returns is one cause, whatever its rules; one that no operation returns is one cause for
 * all of them. Where it is returned, each rule is one of its own.
 * @param returned the operations that return an error, by its name
 * @param accepted the errors in whose place a request is accepted
 */
export function asWholeError(
  cause: Cause,
  {
    returned,
    accepted,
  }: { returned: ReadonlyMap<string, ReadonlySet<string>>; accepted: ReadonlySet<string> },
): Cause {
  const { kind, rule, operation, subject, ...whole } = cause;
  const by = returned.get(subject);
  const never = asNever(cause);
  if (never) return !returned.has(never.subject) && accepted.has(never.subject) ? never : cause;
  if (rule === undefined) return cause;
  if (by === undefined) return { kind, subject, ...whole };
  if (by.has(operation ?? FIRST_OPERATION)) return ofOperations(cause);
  return operation === undefined ? { kind, subject, ...whole } : { kind, subject, ...whole, operation };
}

/** Kinds that are one finding for a member, whatever of it is missing or too much. */
const ANY_VALUE: readonly FindingKind[] = ['loses', 'extra'];

/** Ids of findings, with what came instead where it must be that, that a cause can be listed by: from the narrowest to all operations. */
export function listedAs(cause: Cause): { id: string; got: string | undefined }[] {
  const { kind, rule, operation, ...rest } = cause;
  const whole = { kind, ...rest };
  const wider =
    rule === undefined
      ? []
      : [ofOperations(cause), operation === undefined ? whole : { ...whole, operation }, whole];
  const all = [asNever(cause), cause, ...wider, refusalLike(cause)].filter((one) => one !== undefined);
  return all.map((one) => ({
    id: idOf(one),
    got: ANY_VALUE.includes(one.kind) ? undefined : one.got,
  }));
}
