import type { Precedes } from '../precedence.ts';
import { h, type VNode } from './h.ts';

const ROW = 34;
const WIDTH = 900;
const BOX = 400;

/** Which error came first, drawn: an arrow from the error that was given to the one that could have been. */
export function precedenceGraph(edges: readonly Precedes[]): VNode {
  const firsts = [...new Set(edges.map(({ first }) => first))];
  const thens = [...new Set(edges.map(({ then }) => then))];
  const height = Math.max(firsts.length, thens.length) * ROW;
  const y = (index: number, of: number) => ((index + 0.5) * height) / of;
  const said = edges.map(({ first, then }) => `${first} before ${then}`).join(', ');
  return h(
    'svg',
    { class: 'graph', viewBox: `0 0 ${WIDTH} ${height + 4}`, role: 'img', 'aria-label': said },
    edges.map(({ first, then }) => {
      const from = y(firsts.indexOf(first), firsts.length);
      const to = y(thens.indexOf(then), thens.length);
      const end = WIDTH - BOX - 8;
      const middle = WIDTH / 2;
      return [
        h('path', { class: 'edge', d: `M${BOX} ${from} C${middle} ${from} ${middle} ${to} ${end} ${to}` }),
        h('path', { class: 'tip', d: `M${end} ${to - 4} L${end + 8} ${to} L${end} ${to + 4} Z` }),
      ];
    }),
    firsts.map((name, index) => node(name, 0, y(index, firsts.length))),
    thens.map((name, index) => node(name, WIDTH - BOX, y(index, thens.length))),
  );
}

function node(name: string, x: number, y: number): VNode {
  return h(
    'g',
    null,
    h('rect', { class: 'node', x: x + 1, y: y - 13, width: BOX - 2, height: 26, rx: 5 }),
    h('text', { x: x + 12, y: y + 4 }, name),
  );
}
