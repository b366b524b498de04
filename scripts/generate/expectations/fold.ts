import { groupBy } from '../../../src/contract/group-by.ts';
import { code } from './ground.ts';

/** From this many on, cases with the same beginning of their ids are one family. */
const FAMILY = 4;

/** The ids of cases in few words: `name-adjacent-*` (9), `empty`. */
export function foldIds(ids: readonly string[]): string {
  const families = new Map(groupBy(ids, beginning));
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

/** A table of Markdown; a bar within a cell is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
