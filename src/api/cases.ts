import type { CaseTable } from '../../generated/case-table.ts';
import { loadOperations, loadTable } from '../contract/table.ts';

export type { Case, CaseTable } from '../../generated/case-table.ts';

/** The operations that this version tests, such as `GetTrail`. */
export const operations: readonly string[] = loadOperations();

/**
 * The case table of one operation.
 * @throws Error when the suite doesn't test it
 */
export function casesOf(operation: string): CaseTable {
  return loadTable(operation);
}

/** The case table of CreateTrail: every case with its request, its needs, its control and what is expected. */
const cases: CaseTable = loadTable();
export default cases;
