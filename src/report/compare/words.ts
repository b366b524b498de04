import type { ComparedRow, Comparison } from '../../results/compare.ts';
import { showTally } from '../../results/summary.ts';
import { showTime } from '../../text/duration.ts';

/** A comparison as each format shows it. */
export function comparisonInWords({ columns, rows }: Comparison) {
  const differing = rows.filter(({ differs }) => differs);
  return {
    labels: columns.map(({ label }) => label),
    /** What is known of each report: a name, then a text for each report. */
    figures: [
      ['Date', ...columns.map(({ startedAt }) => showTime(startedAt))],
      ['Suite', ...columns.map(({ suite }) => suite)],
      ['Conformance', ...columns.map(({ conformance }) => showTally(conformance))],
      ['Coverage', ...columns.map(({ coverage }) => showTally(coverage))],
    ],
    differing,
    same: rows.filter(({ differs }) => !differs),
    count: `${differing.length} of ${rows.length} exceptions, parts and cases differ.`,
  };
}

/** `fail InvalidTrailNameException`, or that the report has no such row. */
export function describeCell(cell: ComparedRow['cells'][number]): string {
  return cell ? [cell.state, cell.code].filter(Boolean).join(' ') : 'not in this report';
}
