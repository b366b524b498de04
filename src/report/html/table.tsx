import type { ComponentChildren, VNode } from 'preact';

interface TableProps {
  heads: readonly string[];
  rows: readonly (readonly ComponentChildren[])[];
  /** Columns of numbers. */
  numbers?: readonly number[];
}

/** A table whose rows stack on a phone; each cell carries the name of its column. */
export function Table({ heads, rows, numbers = [] }: TableProps): VNode {
  const look = (column: number) => (numbers.includes(column) ? 'num' : undefined);
  return (
    // It scrolls where a name is too long, so the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls takes the focus
    <div class="panel scroll" role="group" tabIndex={0} aria-label={heads.join(', ')}>
      <table class="stack">
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th scope="col" class={look(at)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr>
              <th scope="row">{name}</th>
              {cells.map((content, at) => (
                <td class={look(at + 1)} data-label={heads[at + 1]}>
                  {content}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
