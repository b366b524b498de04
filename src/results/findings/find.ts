import type { CaseTable } from '../../../generated/case-table.ts';
import type { CaseReported, Finding } from '../../../generated/report.ts';
import { FIRST_OPERATION } from '../../contract/operations.ts';
import { essentialCases } from '../profile.ts';
import { type Blamed, type Cause, idOf, LEVELS, refusalLike } from './cause.ts';
import { causesOf } from './causes.ts';
import { clearestOf } from './clearest.ts';
import { inOrder } from './order.ts';
import { retiredFindings } from './retired.ts';
import { asWholeError, rulesIn, withRule } from './whole.ts';
import { wordsOf } from './words.ts';

/** A cause with everything that fails for it. */
interface Group {
  cause: Cause;
  checks: Blamed['check'][];
  /** Other errors that came instead of one that is never returned. */
  others: string[];
  /** In the order of the table. */
  cases: CaseReported[];
}

/**
 * What is wrong with a target: one finding for one cause, however many cases fail for it, in the order in which to fix them.
 * Found by the codes and values of every failing check, never by texts.
 * @param sightings where errors were returned that the page calls no longer in use: name → exchanges as `case#role`
 */
export function findingsOf(
  table: Pick<CaseTable, 'cases' | 'clauses' | 'groups' | 'operations'>,
  cases: readonly CaseReported[],
  sightings: Readonly<Record<string, readonly string[]>> = {},
): Finding[] {
  const failing = cases.filter(({ outcome }) => outcome === 'fail');
  const rows = new Map(table.cases.map((row) => [row.id, row]));
  const rules = rulesIn(table.cases);
  const returned = new Map<string, Set<string>>();
  for (const { id, outcome, code } of cases)
    if (outcome === 'pass' && code)
      returned.set(code, (returned.get(code) ?? new Set()).add(rows.get(id)?.operation ?? FIRST_OPERATION));
  const blamed = new Map(failing.map((one) => [one.id, causesOf(one, rows.get(one.id))]));
  const all = [...blamed.values()].flat().map(({ cause }) => cause);
  const refused = new Set(all.flatMap((cause) => (cause.kind === 'refuses' ? [idOf(cause)] : [])));
  const accepted = new Set(all.flatMap(({ kind, subject }) => (kind === 'accepts' ? [subject] : [])));
  const unserved = new Set(
    cases.flatMap(({ unmet }) => unmet.flatMap(({ kind, name }) => (kind === 'operation' ? [name] : []))),
  );
  const groups = new Map<string, Group>();
  const idsByCase = new Map<string, Set<string>>();
  const idsByHarm = new Map<string, Set<string>>();
  for (const testCase of failing) {
    const ids = new Set<string>();
    for (const { cause: found, check } of blamed.get(testCase.id) ?? []) {
      const cause = asRefusal(asWholeError(withRule(found, rules), { returned, accepted }), refused);
      const id = idOf(cause);
      const group = groups.get(id) ?? { cause, checks: [], cases: [], others: [] };
      groups.set(id, group);
      if (found.kind === 'other-error' && cause.kind === 'accepts') group.others.push(found.got);
      group.checks.push(check);
      if (!ids.has(id)) group.cases.push(testCase);
      ids.add(id);
      if (check.level !== 'wire')
        idsByHarm.set(testCase.id, (idsByHarm.get(testCase.id) ?? new Set()).add(id));
    }
    idsByCase.set(testCase.id, ids);
  }
  const essential = essentialCases(table);
  const findings = [...groups].map(([id, { cause, checks, others, cases: own }]): Finding => {
    const alone = own.filter((one) => idsByCase.get(one.id)?.size === 1);
    const level = LEVELS.find((one) => checks.some((check) => check.level === one)) ?? 'core';
    const clear = own.filter(({ id: caseId }) =>
      [...(idsByHarm.get(caseId) ?? [])].every((one) => one === id),
    );
    const operations = [...new Set(checks.map(({ operation }) => operation))];
    const first = clearestOf(
      alone.length > 0 && level === 'wire' ? alone : clear.length > 0 ? clear : own,
      rows,
      essential,
    );
    return {
      id,
      kind: cause.kind,
      level,
      ...wordsOf({
        ...{ cause, operations, first, count: own.length, table },
        isUnserved: unserved.has(cause.operation ?? FIRST_OPERATION),
        others: [...new Set(others)],
        rows: own.flatMap((one) => rows.get(one.id) ?? []),
      }),
      ...(cause.subject ? { subject: cause.subject } : {}),
      actual: cause.got,
      operations,
      clauses: clausesOf(first, checks),
      first: first.id,
      cases: own.map((one) => one.id),
      fixes: alone.map((one) => one.id),
    };
  });
  return inOrder([...findings, ...retiredFindings(sightings, table)], table, essential);
}

/**
 * A read that is refused is the same cause as a request of the same operation that is refused with the same error.
 * @param refused the ids of what is found of requests that must be accepted
 */
function asRefusal(cause: Cause, refused: ReadonlySet<string>): Cause {
  const refusal = refusalLike(cause);
  return refusal !== undefined && refused.has(idOf(refusal)) ? refusal : cause;
}

function clausesOf({ about }: CaseReported, checks: readonly Blamed['check'][]): string[] {
  const own = new Set(checks.flatMap(({ clauses }) => clauses));
  const shared = about.filter((id) => own.has(id) && !id.endsWith('.heading'));
  return shared.length > 0 ? shared : [...own].slice(0, 3);
}
