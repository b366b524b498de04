import type { CaseTable } from '../../generated/case-table.ts';
import { loadTable } from '../contract/table.ts';

export type { Case, CaseTable } from '../../generated/case-table.ts';

/** The case table of this version: every case with its request, its needs, its control and what is expected. */
const cases: CaseTable = loadTable();
export default cases;
