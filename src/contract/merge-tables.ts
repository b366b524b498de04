import type { Case, CaseTable } from '../../generated/case-table.ts';

/**
 * Several tables as one. The operation of the first is that of the cases that name none; names of groups, cases and clauses are
 * the only ones among all tables already, and needs of one alias are the same.
 */
export function mergeTables(tables: readonly CaseTable[]): CaseTable {
  const [first, ...others] = tables;
  if (!first) throw new Error('There is no table to merge.');
  if (others.length === 0) return first;
  const named = <T>(of: (table: CaseTable) => Record<string, T>) =>
    Object.assign({}, ...tables.map(of)) as Record<string, T>;
  return {
    ...first,
    subjects: named(({ subjects }) => subjects),
    needs: named(({ needs }) => needs),
    policies: named(({ policies }) => policies),
    groups: tables.flatMap(({ groups }) => groups),
    cases: tables.flatMap(({ cases }) => cases),
    clauses: tables.flatMap(({ clauses }) => clauses),
    observations: mergedObservations(tables),
  };
}

/** An observation contradicts clauses of one operation or of several. */
function mergedObservations(tables: readonly CaseTable[]): CaseTable['observations'] {
  const all: CaseTable['observations'] = {};
  for (const [id, entry] of tables.flatMap(({ observations }) => Object.entries(observations))) {
    const contradicts = [...(all[id]?.contradicts ?? []), ...(entry.contradicts ?? [])];
    all[id] = { ...entry, ...(contradicts.length > 0 ? { contradicts } : {}) };
  }
  return all;
}

/** The operation that a case judges. */
export function operationOf(
  { operation }: Pick<Case, 'operation'>,
  table: Pick<CaseTable, 'operation'>,
): string {
  return operation ?? table.operation;
}
