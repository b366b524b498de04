import type { Precedence } from '../../generated/report.ts';

/** One fault and how deep it lies: 0 is looked at first. */
export interface Ranked {
  name: string;
  rank: number;
}

/** The order of a target's checks as a graph to draw. */
export interface Order {
  nodes: Ranked[];
  /** Only those that don't follow from others. */
  edges: { from: string; to: string }[];
}

/** The order that requests with two faults show. A contradiction among them (a before b before a) keeps all its edges. */
export function orderOf(precedence: readonly Precedence[]): Order {
  const after = new Map<string, Set<string>>();
  const names = new Set<string>();
  for (const { first, second, answered } of precedence) {
    names.add(first).add(second);
    if (answered === 'other') continue;
    const [from, to] = answered === 'first' ? [first, second] : [second, first];
    after.set(from, (after.get(from) ?? new Set()).add(to));
  }
  const nodes = [...names].map((name) => ({ name, rank: rankOf(name, after) }));
  const edges = [...after].flatMap(([from, tos]) =>
    [...tos]
      .filter((to) => ![...tos].some((via) => via !== to && leadsTo(via, to, after)))
      .map((to) => ({ from, to })),
  );
  return { nodes, edges };
}

type After = ReadonlyMap<string, ReadonlySet<string>>;

/** Length of the longest way to a node; a way round in a circle is walked once. */
function rankOf(name: string, after: After, seen: ReadonlySet<string> = new Set()): number {
  if (seen.has(name)) return 0;
  const before = [...after].filter(([, tos]) => tos.has(name)).map(([from]) => from);
  const further = new Set([...seen, name]);
  return before.length === 0 ? 0 : 1 + Math.max(...before.map((from) => rankOf(from, after, further)));
}

function leadsTo(from: string, to: string, after: After, seen: Set<string> = new Set()): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(after.get(from) ?? [])].some((next) => next === to || leadsTo(next, to, after, seen));
}
