import type { Report } from '../../../generated/report.ts';
import { figuresOf, OPERATION_HEADS, operationsOf } from '../operations.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';
import { table } from './kit.ts';

/** A row for each operation, where the run was of several. */
export function operationTable(report: Pick<Report, 'operations' | 'suite' | 'cases'>): string {
  const rows = operationsOf(report).map((one) => [one.name, VERDICT_WORDS[one.verdict], ...figuresOf(one)]);
  return table(OPERATION_HEADS, rows, [2, 3]);
}
