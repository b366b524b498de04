import type { ComponentChildren } from 'preact';
import { Table, type TableProps } from './table.tsx';

interface Heading {
  id: string;
  title: string;
  intro: ComponentChildren;
}

/** A part of the page with a heading that can be linked to. */
export function Chapter({ id, title, intro, children }: Heading & { children: ComponentChildren }) {
  return (
    <section class="chapter" aria-labelledby={`${id}-heading`} id={id}>
      <h2 id={`${id}-heading`}>{title}</h2>
      <p class="intro">{intro}</p>
      {children}
    </section>
  );
}

/** A chapter that is a table; nothing where that has no rows. */
export function TableChapter({ id, title, intro, ...table }: Heading & TableProps) {
  if (table.rows.length === 0) return null;
  return (
    <Chapter id={id} title={title} intro={intro}>
      <Table {...table} />
    </Chapter>
  );
}
