import type { CaseTable } from '../../generated/case-table.ts';
import { readData } from './data.ts';
import { mergeTables } from './merge-tables.ts';
import { FIRST_OPERATION } from './operations.ts';

const loaded = new Map<string, CaseTable>();
let names: readonly string[] | undefined;

/** The operations of the suite, in its order. */
export function loadOperations(): string[] {
  names ??= JSON.parse(readData('generated/operations.json')) as string[];
  return [...names];
}

/** The case tables of some operations as one, in the order of the suite. */
export function loadSuite(operations: readonly string[] = loadOperations()): CaseTable {
  return mergeTables(
    loadOperations()
      .filter((name) => operations.includes(name))
      .map(loadTable),
  );
}

/** The case table of an operation. It is read once, and only by who needs it. */
export function loadTable(operation = FIRST_OPERATION): CaseTable {
  const known = loaded.get(operation);
  if (known) return known;
  const table = JSON.parse(readData(`generated/${operation}/cases.json`)) as CaseTable;
  loaded.set(operation, table);
  return table;
}
