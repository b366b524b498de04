import type { Precedence as Observed } from '../../../../generated/report.ts';
import type { EvidenceIndex } from '../../evidence.ts';
import { orderOf } from '../../order.ts';
import { Panel } from '../blocks.tsx';
import { Chapter } from '../chapter.tsx';
import { Table } from '../table.tsx';

const ROW = 62;
const BOX = { width: 154, height: 28 };
const GAP = 18;

interface Place {
  x: number;
  y: number;
}

/** Which of two faults the target checks first, drawn and as a table. */
export function Precedence({ index: { report } }: { index: EvidenceIndex }) {
  const { precedence } = report;
  if (precedence.length === 0) return null;
  return (
    <Chapter
      id="precedence"
      title="Precedence"
      intro="Requests with two faults at once. An arrow leads from the fault that this target reports first to the one that it reports next. Never counted."
    >
      <Panel label="Graph of the order">
        <Graph precedence={precedence} />
      </Panel>
      <details class="more">
        <summary>{`${precedence.length} requests with two faults`}</summary>
        <Table
          heads={['Case', 'Answered']}
          rows={precedence.map(({ case: id, code }) => [<span id={id}>{id}</span>, code])}
        />
      </details>
    </Chapter>
  );
}

/** The order of a target's checks, drawn from top to bottom: what is checked first stands highest. */
function Graph({ precedence }: { precedence: readonly Observed[] }) {
  const { nodes, edges } = orderOf(precedence);
  const ranks = [...new Set(nodes.map(({ rank }) => rank))].sort((a, b) => a - b);
  const rows = ranks.map((rank) => nodes.filter((node) => node.rank === rank));
  const width = widthOf(Math.max(1, ...rows.map(({ length }) => length)));
  const height = rows.length * ROW - (ROW - BOX.height);
  const places = new Map<string, Place>();
  rows.forEach((row, depth) => {
    const start = (width - widthOf(row.length)) / 2;
    row.forEach(({ name }, index) => {
      places.set(name, { x: start + index * (BOX.width + GAP), y: depth * ROW });
    });
  });
  const told = edges.map(({ from, to }) => `${from} before ${to}`).join(', ');
  return (
    <svg
      class="graph"
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      width={width + 2}
      height={height + 2}
      role="img"
      aria-label={told || 'no order was seen'}
    >
      {edges.map(({ from, to }) => (
        <Arrow from={places.get(from)} to={places.get(to)} />
      ))}
      {[...places].map(([name, at]) => (
        <Box name={name} at={at} />
      ))}
    </svg>
  );
}

function widthOf(boxes: number): number {
  return boxes * (BOX.width + GAP) - GAP;
}

function Arrow({ from, to }: { from: Place | undefined; to: Place | undefined }) {
  if (!from || !to) return null;
  const [x1, y1] = [from.x + BOX.width / 2, from.y + BOX.height];
  const [x2, y2] = [to.x + BOX.width / 2, to.y - 5];
  const curve = Math.max(14, (y2 - y1) / 2);
  return (
    <g>
      <path class="edge" d={`M${x1} ${y1} C${x1} ${y1 + curve} ${x2} ${y2 - curve} ${x2} ${y2}`} />
      <path class="tip" d={`M${x2 - 4} ${y2 - 2} L${x2} ${y2 + 5} L${x2 + 4} ${y2 - 2} Z`} />
    </g>
  );
}

function Box({ name, at: { x, y } }: { name: string; at: Place }) {
  return (
    <g>
      <rect class="node" x={x} y={y} width={BOX.width} height={BOX.height} rx={6} />
      <text x={x + BOX.width / 2} y={y + 18} text-anchor="middle">
        {name}
      </text>
    </g>
  );
}
