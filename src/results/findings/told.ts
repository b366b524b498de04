import type { Case, CaseTable } from '../../../generated/case-table.ts';
import type { CaseReported } from '../../../generated/report.ts';
import type { Cause } from './cause.ts';

/** What a finding is told from. */
export interface Told {
  cause: Cause;
  /** Operations whose answers show it. */
  operations: readonly string[];
  /** The smallest case that shows it. */
  first: Pick<CaseReported, 'title'>;
  /** How many cases do. */
  count: number;
  /** Whether the target doesn't serve the operation that it is about. */
  isUnserved: boolean;
  /** Other errors that came instead of one that is never returned. */
  others: readonly string[];
  /** The rows of those cases. */
  rows: readonly Case[];
  table: Pick<CaseTable, 'clauses' | 'operations'>;
}
