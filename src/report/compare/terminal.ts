import type { Comparison } from '../../results/compare.ts';
import { showTally } from '../../results/summary.ts';
import { plain } from '../../text/harmless.ts';
import { painter } from '../terminal/paint.ts';
import { comparisonInWords, describeCell } from './words.ts';

/**
 * A comparison for a terminal: figures, then a line per difference with what each report says.
 * @param all also what is the same everywhere
 */
export function compareToTerminal(
  comparison: Comparison,
  { all, color }: { all: boolean; color: boolean },
): string {
  const paint = painter(color);
  const { differing, same, count } = comparisonInWords(comparison);
  const heads = comparison.columns.map(
    ({ label, conformance, coverage }, index) =>
      `  ${letterOf(index)}  ${plain(label)}: conformance ${showTally(conformance)}, coverage ${showTally(coverage)}`,
  );
  const lines = [...differing, ...(all ? same : [])].flatMap(({ id, cells, differs }) => [
    `  ${differs ? paint('bold', plain(id)) : plain(id)}`,
    ...cells.map((cell, index) => `      ${letterOf(index)}  ${plain(describeCell(cell))}`),
  ]);
  return ['', ...heads, '', ...lines, ...(lines.length > 0 ? [''] : []), `  ${count}`, ''].join('\n');
}

function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${index + 1}`;
}
