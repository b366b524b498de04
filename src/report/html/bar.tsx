import type { VNode } from 'preact';

/** A bar of parts in the width of 100; drawn, because the page's policy allows no style on an element. */
export function Bar({ parts }: { parts: readonly (readonly [share: number, look: string])[] }): VNode {
  let x = 0;
  const rects = parts.map(([share, look]) => {
    const rect = <rect x={x} y={0} width={Math.max(0, share)} height={6} class={look} />;
    x += share;
    return rect;
  });
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      {rects}
    </svg>
  );
}
