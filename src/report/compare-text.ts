import { styleText } from 'node:util';
import type { ComparedRow, Comparison } from '../results/compare.ts';
import { showTally } from '../results/summary.ts';
import { cell, plain } from '../text/harmless.ts';

export interface CompareView {
  /** Also what is the same everywhere. */
  all: boolean;
}

/** A comparison for a terminal: figures, then a line per difference with what each report says. */
export function compareToTerminal(
  { columns, rows }: Comparison,
  { all, color }: CompareView & { color: boolean },
): string {
  const bold = (text: string) => (color ? styleText('bold', text, { validateStream: false }) : text);
  const letters = columns.map((_, index) => letterOf(index));
  const shown = rows.filter(({ differs }) => all || differs);
  const heads = columns.map(
    ({ label, conformance, coverage }, index) =>
      `  ${letters[index]}  ${plain(label)}: conformance ${showTally(conformance)}, coverage ${showTally(coverage)}`,
  );
  const lines = shown.flatMap(({ id, cells, differs }) => [
    `  ${differs ? bold(plain(id)) : plain(id)}`,
    ...cells.map((one, index) => `      ${letters[index]}  ${plain(stateOf(one))}`),
  ]);
  return ['', ...heads, '', ...lines, ...(lines.length > 0 ? [''] : []), `  ${countOf(rows)}`, ''].join('\n');
}

/** A comparison as Markdown: a table of figures, a table of differences, and with `all` one of what is the same. */
export function compareToMarkdown({ columns, rows }: Comparison, { all }: CompareView): string {
  const heads = columns.map(({ label }) => cell(label));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = (first: string, body: readonly string[][]) =>
    [line([first, ...heads]), line(['', ...heads].map(() => '---')), ...body.map(line)].join('\n');
  const rowsFor = (chosen: readonly ComparedRow[]) =>
    chosen.map(({ id, cells }) => [
      `\`${id.replaceAll('`', '')}\``,
      ...cells.map((one) => cell(stateOf(one))),
    ]);
  const differing = rows.filter(({ differs }) => differs);
  const same = rows.filter(({ differs }) => !differs);
  return `${[
    '# Comparison',
    table('', [
      ['Date', ...columns.map(({ startedAt }) => startedAt)],
      ['Suite', ...columns.map(({ suite }) => cell(suite))],
      ['Conformance', ...columns.map(({ conformance }) => showTally(conformance))],
      ['Coverage', ...columns.map(({ coverage }) => showTally(coverage))],
    ]),
    '## Differences',
    differing.length > 0 ? table('', rowsFor(differing)) : 'None.',
    ...(all && same.length > 0 ? ['## The same', table('', rowsFor(same))] : []),
    `${countOf(rows)}`,
  ].join('\n\n')}\n`;
}

/** `fail InvalidTrailNameException`, or that the report has no such row. */
export function stateOf(one: ComparedRow['cells'][number]): string {
  return one ? [one.state, one.code].filter(Boolean).join(' ') : 'not in this report';
}

/** How many rows differ. */
export function countOf(rows: readonly ComparedRow[]): string {
  const differing = rows.filter(({ differs }) => differs).length;
  return `${differing} of ${rows.length} exceptions, parts and cases differ.`;
}

function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${index + 1}`;
}
