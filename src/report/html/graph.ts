import type { Precedence } from '../../../generated/report.ts';
import { orderOf, type Ranked } from '../order.ts';
import { h, type VNode } from './h.ts';

const ROW = 62;
const BOX = { width: 154, height: 28 };
const GAP = 18;

/** The order of a target's checks, drawn from top to bottom: what is looked at first stands highest. */
export function precedenceGraph(precedence: readonly Precedence[]): VNode {
  const { nodes, edges } = orderOf(precedence);
  const ranks = [...new Set(nodes.map(({ rank }) => rank))].sort((a, b) => a - b);
  const rows = ranks.map((rank) => nodes.filter((node) => node.rank === rank));
  const width = Math.max(1, ...rows.map(({ length }) => length)) * (BOX.width + GAP) - GAP;
  const height = rows.length * ROW - (ROW - BOX.height);
  const place = new Map<string, { x: number; y: number }>();
  rows.forEach((row, depth) => {
    const start = (width - (row.length * (BOX.width + GAP) - GAP)) / 2;
    row.forEach(({ name }, index) => {
      place.set(name, { x: start + index * (BOX.width + GAP), y: depth * ROW });
    });
  });
  const said = edges.map(({ from, to }) => `${from} before ${to}`).join(', ');
  return h(
    'svg',
    {
      class: 'graph',
      viewBox: `-1 -1 ${width + 2} ${height + 2}`,
      width: width + 2,
      height: height + 2,
      role: 'img',
      'aria-label': said || 'no order was seen',
    },
    edges.map(({ from, to }) => arrow(place.get(from), place.get(to))),
    nodes.map((node) => box(node, place.get(node.name))),
  );
}

type Place = { x: number; y: number } | undefined;

function arrow(from: Place, to: Place): VNode | null {
  if (!from || !to) return null;
  const [x1, y1] = [from.x + BOX.width / 2, from.y + BOX.height];
  const [x2, y2] = [to.x + BOX.width / 2, to.y - 5];
  const bend = Math.max(14, (y2 - y1) / 2);
  return h(
    'g',
    null,
    h('path', { class: 'edge', d: `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}` }),
    h('path', { class: 'tip', d: `M${x2 - 4} ${y2 - 2} L${x2} ${y2 + 5} L${x2 + 4} ${y2 - 2} Z` }),
  );
}

function box({ name }: Ranked, at: Place): VNode | null {
  if (!at) return null;
  return h(
    'g',
    null,
    h('rect', { class: 'node', x: at.x, y: at.y, width: BOX.width, height: BOX.height, rx: 6 }),
    h('text', { x: at.x + BOX.width / 2, y: at.y + 18, 'text-anchor': 'middle' }, name),
  );
}
