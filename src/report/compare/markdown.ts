import type { ComparedRow, Comparison } from '../../results/compare.ts';
import { code, escaped, page, section, table } from '../markdown/kit.ts';
import { comparisonInWords, describeCell } from './words.ts';

/**
 * A comparison as Markdown: a table of figures, then one of differences.
 * @param all also a table of what is the same
 */
export function compareToMarkdown(comparison: Comparison, { all }: { all: boolean }): string {
  const { labels, figures, differing, same, count, choice } = comparisonInWords(comparison);
  const heads = ['', ...labels.map(escaped)];
  const tableOf = (rows: readonly ComparedRow[]) =>
    table(
      heads,
      rows.map((row) => [
        row.kind === 'finding' ? escaped(row.id) : code(row.id),
        ...row.cells.map((cell) => escaped(describeCell(cell, row))),
      ]),
    );
  return page(
    '# Comparison',
    table(
      heads,
      figures.map((cells) => cells.map(escaped)),
    ),
    choice,
    section('## Differences', tableOf(differing) || 'None.'),
    section('## The same', all && tableOf(same)),
    count,
  );
}
