import type { Outcome, Verdict } from '../../../generated/report.ts';
import { type ComponentChild, h, type VNode } from './h.ts';

/** The sign of a verdict or an outcome: colour is never the only one. */
export const MARKS: Readonly<Record<Verdict | Outcome, string>> = {
  conformant: '✓',
  deviates: '✗',
  partial: '◐',
  untested: '·',
  retired: '–',
  pass: '✓',
  fail: '✗',
  untestable: '·',
  error: '!',
};

export function mark(kind: Verdict | Outcome): VNode {
  return h('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[kind]);
}

/** A name that may break where a word begins: `Invalid|Trail|Name`. */
export function breakable(name: string): ComponentChild[] {
  return name
    .split(/(?<=[a-z])(?=[A-Z])/)
    .flatMap((word, index): ComponentChild[] => (index === 0 ? [word] : [h('wbr', null), word]));
}

/** A bar of parts in the width of 100; drawn, because the page's policy allows no style on an element. */
export function bar(parts: readonly [share: number, look: string][]): VNode {
  let x = 0;
  const rects = parts.map(([share, look]) => {
    const rect = h('rect', { x, y: 0, width: Math.max(0, share), height: 6, class: look });
    x += share;
    return rect;
  });
  return h('svg', { viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, rects);
}

export function chapter(id: string, title: string, intro: ComponentChild, ...body: ComponentChild[]): VNode {
  return h(
    'section',
    { class: 'chapter', 'aria-labelledby': `${id}-heading`, id },
    h('h2', { id: `${id}-heading` }, title),
    h('p', { class: 'intro' }, intro),
    body,
  );
}

/** A table whose rows stack on a phone; each cell carries the name of its column. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly ComponentChild[])[],
  numbers: readonly number[] = [],
): VNode {
  const look = (column: number) => (numbers.includes(column) ? 'num' : undefined);
  return h(
    'div',
    // It scrolls where a name is too long, so the keyboard must reach it.
    { class: 'panel scroll', role: 'group', tabIndex: 0, 'aria-label': heads.join(', ') },
    h(
      'table',
      { class: 'stack' },
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          heads.map((head, at) => h('th', { scope: 'col', class: look(at) }, head)),
        ),
      ),
      h(
        'tbody',
        null,
        rows.map((cells) =>
          h(
            'tr',
            null,
            cells.map((content, at) =>
              at === 0
                ? h('th', { scope: 'row' }, content)
                : h('td', { class: look(at), 'data-label': heads[at] }, content),
            ),
          ),
        ),
      ),
    ),
  );
}
