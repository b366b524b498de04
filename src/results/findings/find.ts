import type { Case, CaseTable } from '../../../generated/case-table.ts';
import type { CaseReported, Finding } from '../../../generated/report.ts';
import { FIRST_OPERATION } from '../../contract/operations.ts';
import { essentialCases } from '../profile.ts';
import { type Blamed, type Cause, idOf, LEVELS, refusalLike } from './cause.ts';
import { causesOf } from './causes.ts';
import { inOrder } from './order.ts';
import { retiredFindings } from './retired.ts';
import { wordsOf } from './words.ts';

/** A cause with everything that fails for it. */
interface Group {
  cause: Cause;
  checks: Blamed['check'][];
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
  const returned = new Map<string, Set<string>>();
  for (const { id, outcome, code } of cases)
    if (outcome === 'pass' && code)
      returned.set(code, (returned.get(code) ?? new Set()).add(rows.get(id)?.operation ?? FIRST_OPERATION));
  const blamed = new Map(failing.map((one) => [one.id, causesOf(one, rows.get(one.id))]));
  const refused = new Set(
    [...blamed.values()].flat().flatMap(({ cause }) => (cause.kind === 'refuses' ? [idOf(cause)] : [])),
  );
  const groups = new Map<string, Group>();
  const idsByCase = new Map<string, Set<string>>();
  for (const testCase of failing) {
    const ids = new Set<string>();
    for (const { cause: found, check } of blamed.get(testCase.id) ?? []) {
      const cause = asRefusal(asWholeError(found, returned), refused);
      const id = idOf(cause);
      const group = groups.get(id) ?? { cause, checks: [], cases: [] };
      groups.set(id, group);
      group.checks.push(check);
      if (!ids.has(id)) group.cases.push(testCase);
      ids.add(id);
    }
    idsByCase.set(testCase.id, ids);
  }
  const essential = essentialCases(table);
  const findings = [...groups].map(([id, { cause, checks, cases: own }]): Finding => {
    const alone = own.filter((one) => idsByCase.get(one.id)?.size === 1);
    const operations = [...new Set(checks.map(({ operation }) => operation))];
    const first = smallestOf(alone.length > 0 ? alone : own, rows, essential);
    return {
      id,
      kind: cause.kind,
      level: LEVELS.find((level) => checks.some((check) => check.level === level)) ?? 'core',
      ...wordsOf({
        ...{ cause, operations, first, count: own.length, table },
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
 * An error that an operation never returns is one cause, whatever its rules; one that no operation returns is one cause for
 * all of them. Where it is returned, each rule is one of its own.
 * @param returned the operations that return an error, by its name
 */
function asWholeError(cause: Cause, returned: ReadonlyMap<string, ReadonlySet<string>>): Cause {
  const { rule, operation, ...whole } = cause;
  if (rule === undefined) return cause;
  const by = returned.get(cause.subject);
  if (by === undefined) return whole;
  if (by.has(operation ?? FIRST_OPERATION)) return cause;
  return operation === undefined ? whole : { ...whole, operation };
}

/**
 * A read that is refused is the same cause as a request of the same operation that is refused with the same error.
 * @param refused the ids of what is found of requests that must be accepted
 */
function asRefusal(cause: Cause, refused: ReadonlySet<string>): Cause {
  const refusal = refusalLike(cause);
  return refusal !== undefined && refused.has(idOf(refusal)) ? refusal : cause;
}

/**
 * The case that shows it with the least beside it: the fewest failing checks, then one that applications meet, then the
 * shortest request, then the first.
 */
function smallestOf(
  cases: readonly CaseReported[],
  rows: ReadonlyMap<string, Case>,
  essential: ReadonlySet<string>,
): CaseReported {
  const failed = ({ checks }: CaseReported) => checks.filter(({ passed }) => !passed).length;
  const length = ({ id }: CaseReported) => {
    const row = rows.get(id);
    return JSON.stringify([row?.before, row?.request]).length;
  };
  const rare = ({ id }: CaseReported) => (essential.has(id) ? 0 : 1);
  const [first] = cases.toSorted(
    (a, b) => failed(a) - failed(b) || rare(a) - rare(b) || length(a) - length(b),
  );
  return first as CaseReported;
}

function clausesOf({ about }: CaseReported, checks: readonly Blamed['check'][]): string[] {
  const own = new Set(checks.flatMap(({ clauses }) => clauses));
  const shared = about.filter((id) => own.has(id) && !id.endsWith('.heading'));
  return shared.length > 0 ? shared : [...own].slice(0, 3);
}
