import type { CaseTable } from '../../generated/case-table.ts';
import { loadSuite } from '../contract/table.ts';
import { selectOperations } from '../results/select-operations.ts';
import type { CaseOptions } from './options.ts';

/**
 * The table of the operations that the options choose, and their names where not all are meant.
 * @throws CannotJudge for a glob that matches no operation
 */
export function chosenTable({ operation = [] }: CaseOptions): {
  table: CaseTable;
  operations: readonly string[] | undefined;
} {
  const operations = operation.length > 0 ? selectOperations(operation) : undefined;
  return { table: loadSuite(operations), operations };
}
