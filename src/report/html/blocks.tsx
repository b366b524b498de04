import type { ComponentChildren } from 'preact';

/** A list with an item for each; nothing where there are none. */
export function List({ look, of }: { look?: string; of: readonly ComponentChildren[] }) {
  if (of.length === 0) return null;
  return (
    <ul class={look}>
      {of.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}

/** Lines that are folded up; nothing where there are none. */
export function Folded({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details class="more">
      <summary>{title}</summary>
      <List look="compact" of={lines} />
    </details>
  );
}

/** Text as it is. It scrolls where it is long, so the keyboard must reach it. */
export function Pre({ text }: { text: string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls takes the focus
  return <pre tabIndex={0}>{text}</pre>;
}

/** A panel that scrolls where its content is too wide, so the keyboard must reach it. */
export function Panel({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls takes the focus
    <div class="panel scroll" role="group" tabIndex={0} aria-label={label}>
      {children}
    </div>
  );
}

/** A bar of parts in the width of 100; drawn, because the page's policy allows no style on an element. */
export function Bar({ parts }: { parts: readonly (readonly [share: number, look: string])[] }) {
  let x = 0;
  const rects = parts.flatMap(([share, look]) => {
    if (share <= 0) return [];
    const rect = <rect x={x || undefined} width={share} height={6} class={look} />;
    x += share;
    return [rect];
  });
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      {rects}
    </svg>
  );
}
