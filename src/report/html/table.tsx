import type { ComponentChildren } from 'preact';
import { Panel } from './blocks.tsx';

export interface TableProps {
  heads: readonly string[];
  rows: readonly (readonly ComponentChildren[])[];
  /** Columns of numbers. */
  numbers?: readonly number[];
}

/** A table whose rows stack on a phone; each cell carries the name of its column. */
export function Table({ heads, rows, numbers = [] }: TableProps) {
  const look = (column: number) => (numbers.includes(column) ? 'num' : undefined);
  const cell = (content: ComponentChildren, column: number) =>
    column === 0 ? (
      <th scope="row">{content}</th>
    ) : (
      <td class={look(column)} data-label={heads[column]}>
        {content}
      </td>
    );
  return (
    <Panel label={heads.join(', ')}>
      <table class="stack">
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th scope="col" class={look(column)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>{cells.map(cell)}</tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
