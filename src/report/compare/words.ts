import type { ComparedRow, Comparison } from '../../results/compare.ts';
import { showTally } from '../../results/summary.ts';
import { counted } from '../../text/counted.ts';
import { showTime } from '../../text/duration.ts';

/** A comparison as each format shows it. */
export function comparisonInWords({ columns, rows, compared, left }: Comparison) {
  const differing = rows.filter(({ differs }) => differs);
  const findings = differing.filter(({ kind }) => kind === 'finding');
  const staying = rows.filter(({ kind, differs }) => kind === 'finding' && !differs).length;
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
    /** Findings from the first report to the last: what is no longer found, what is new, what has other cases. */
    changes: {
      fixed: findings.filter(({ cells }) => cells[0] && !cells.at(-1)),
      broken: findings.filter(({ cells }) => !cells[0] && cells.at(-1)),
      changed: findings.filter(({ cells }) => Boolean(cells[0]) === Boolean(cells.at(-1))),
    },
    same: rows.filter(({ differs }) => !differs),
    stays: `${counted(staying, 'finding stays', 'findings stay')}.`,
    count: `${differing.length} of ${rows.length} findings, exceptions, parts and cases differ; ${counted(staying, 'finding stays', 'findings stay')}.`,
    /** Which cases are compared. */
    choice:
      left > 0
        ? `Compared are the ${counted(compared, 'case')} that every report judged; ${left} more were not judged in all of them.`
        : `Compared are ${counted(compared, 'case')}, which every report judged.`,
  };
}

/** `fail InvalidTrailNameException: error-code`, or that the report has no such row. */
export function describeCell(
  cell: ComparedRow['cells'][number],
  { kind }: Pick<ComparedRow, 'kind'>,
): string {
  if (kind === 'finding') return counted(Number(cell?.state ?? 0), 'case');
  if (!cell) return 'not in this report';
  const { state, code, failing } = cell;
  return `${[state, code].filter(Boolean).join(' ')}${failing ? `: ${failing}` : ''}`;
}
