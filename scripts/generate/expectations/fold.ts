import { code } from './ground.ts';

/** From this many on, cases with the same beginning of their ids are one family. */
const FAMILY = 4;

/** The ids of cases in few words: `name-adjacent-*` (9), `empty`. */
export function foldIds(ids: readonly string[]): string {
  const families = new Map(groupRows(ids, beginning));
  return [...families]
    .flatMap(([family, own]) =>
      own.length < FAMILY ? own.map(code) : [`${code(`${family}-*`)} (${own.length})`],
    )
    .join(', ');
}

/** The first two parts of an id, without a number at its end. */
function beginning(id: string): string {
  return id.replace(/-\d+$/, '').split('-').slice(0, 2).join('-');
}

/** Rows in the order in which they first appear, with everything that leads to the same row. */
export function groupRows<T>(items: readonly T[], rowOf: (item: T) => string): [row: string, items: T[]][] {
  const rows = new Map<string, T[]>();
  for (const item of items) {
    const row = rowOf(item);
    rows.set(row, [...(rows.get(row) ?? []), item]);
  }
  return [...rows];
}

/** A table of Markdown; a bar within a cell is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
