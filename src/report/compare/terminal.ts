import type { ComparedRow, Comparison } from '../../results/compare.ts';
import { showTally } from '../../results/summary.ts';
import { plain } from '../../text/harmless.ts';
import { wrap } from '../../text/wrap.ts';
import { painter } from '../terminal/paint.ts';
import { comparisonInWords, describeCell } from './words.ts';

/** Findings of one sort before the reader is sent to `--all`. */
const MOST_FINDINGS = 5;

/**
 * A comparison for a terminal: figures, then what was fixed, what broke and what fails with other cases.
 * @param all also every exception and case, with what each report has
 */
export function compareToTerminal(
  comparison: Comparison,
  { all, color }: { all: boolean; color: boolean },
): string {
  const paint = painter(color);
  const { changes, count, choice } = comparisonInWords(comparison);
  const heads = comparison.columns.flatMap(({ label, conformance, coverage }, index) =>
    wrap(
      `${plain(label)}: conformance ${showTally(conformance)}, coverage ${showTally(coverage)}`,
      `  ${letterOf(index)}  `,
    ),
  );
  const sorts = [
    ['Fixed', changes.fixed],
    ['Broken', changes.broken],
    ['Other cases', changes.changed],
  ] as const;
  const short = sorts.flatMap(([name, rows]) => {
    if (rows.length === 0) return [];
    const rest = rows.length - MOST_FINDINGS;
    const lines = rows
      .slice(0, MOST_FINDINGS)
      .flatMap((row) => wrap(`${plain(row.id)} (${cellsOf(row)})`, '    '));
    return [paint('bold', `  ${name}`), ...lines, ...(rest > 0 ? [`    … ${rest} more, see --all`] : [])];
  });
  const long = comparison.rows.flatMap((row) => [
    ...wrap(plain(row.id), '  ').map((line) => (row.differs ? paint('bold', line) : line)),
    ...row.cells.flatMap((cell, index) => wrap(plain(describeCell(cell, row)), `      ${letterOf(index)}  `)),
  ]);
  const lines = all ? long : short;
  return [
    '',
    ...heads,
    '',
    ...wrap(choice, '  '),
    '',
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    ...wrap(all ? count : `${count} --all lists each.`, '  '),
    '',
  ].join('\n');
}

/** `A 7 cases, B 0 cases` */
function cellsOf(row: ComparedRow): string {
  return row.cells.map((cell, index) => `${letterOf(index)} ${describeCell(cell, row)}`).join(', ');
}

function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${index + 1}`;
}
