import { createRequire } from 'node:module';
import type { CaseTable } from '../../generated/case-table.ts';
import { mergeTables } from './merge-tables.ts';
import { FIRST_OPERATION } from './operations.ts';

const require = createRequire(import.meta.url);

/** The operations of the suite, in its order. */
export function loadOperations(): string[] {
  return require('#generated/operations.json') as string[];
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
  // `#generated` is in package.json: the sources and the built files find the same file by it.
  return require(`#generated/${operation}/cases.json`) as CaseTable;
}
