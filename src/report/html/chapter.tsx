import type { ComponentChildren, VNode } from 'preact';

interface ChapterProps {
  id: string;
  title: string;
  intro: ComponentChildren;
  children: ComponentChildren;
}

/** A part of the page with a heading that can be linked to. */
export function Chapter({ id, title, intro, children }: ChapterProps): VNode {
  return (
    <section class="chapter" aria-labelledby={`${id}-heading`} id={id}>
      <h2 id={`${id}-heading`}>{title}</h2>
      <p class="intro">{intro}</p>
      {children}
    </section>
  );
}
