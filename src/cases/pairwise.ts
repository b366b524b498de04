import type { Pairwise } from '../../generated/triggers.ts';
import type { DerivedCase } from './boundaries.ts';

type Choices = Pairwise['members'];
type Choice = Choices[string][number];
type Members = Record<string, unknown>;
/** The index of the chosen value by member. */
type Row = Record<string, number>;

/**
 * Requests in which every pair of values of two members appears at least once, as few as a greedy search finds.
 * Deterministic: the same members give the same rows.
 */
export function pairwiseCases({ members, exclude }: Pairwise): DerivedCase[] {
  return pairwiseRows(members, exclude).map((row, index) => {
    const set = setOf(members, row);
    const names = Object.keys(set).sort();
    return {
      id: `combination-${String(index + 1).padStart(2, '0')}`,
      title: `a valid combination is accepted: ${names.join(', ') || 'no optional member'}`,
      clauses: [],
      outcome: 'accepted',
      with: set,
      response: Object.assign({}, ...chosenIn(members, row).map(({ response }) => response)) as Members,
    };
  });
}

/**
 * The rows as chosen indices; a row never contains all members of an entry of `exclude`.
 * @throws Error when `exclude` leaves a member without a value
 */
export function pairwiseRows(members: Choices, exclude: Pairwise['exclude']): Row[] {
  const open = new Set(allPairs(members).filter((pair) => isAllowed(members, exclude, toRow(pair))));
  const rows: Row[] = [];
  for (const seed of open) {
    const row = toRow(seed);
    for (const [name, choices] of Object.entries(members)) {
      if (name in row) continue;
      const options = choices
        .map((_, at) => ({ at, gain: gain(open, { ...row, [name]: at }, name) }))
        .filter(({ at }) => isAllowed(members, exclude, { ...row, [name]: at }));
      const [first] = options;
      if (!first) {
        const set = JSON.stringify(setOf(members, row));
        throw new Error(`triggers.yaml: 'exclude' leaves no value for ${name} in a combination with ${set}`);
      }
      row[name] = options.reduce((a, b) => (b.gain > a.gain ? b : a), first).at;
    }
    for (const pair of [...open]) if (covers(row, pair)) open.delete(pair);
    rows.push(row);
  }
  return rows;
}

function allPairs(members: Choices): string[] {
  const entries = Object.entries(members);
  return entries.flatMap(([a, left], index) =>
    entries.slice(index + 1).flatMap(([b, right]) => {
      const pair = (i: number, j: number) => JSON.stringify({ [a]: i, [b]: j });
      return left.flatMap((_, i) => right.map((__, j) => pair(i, j)));
    }),
  );
}

function toRow(pair: string): Row {
  return JSON.parse(pair) as Row;
}

/** How many open pairs with this member the row would cover. */
function gain(open: ReadonlySet<string>, row: Row, name: string): number {
  return [...open].filter((pair) => name in toRow(pair) && covers(row, pair)).length;
}

function covers(row: Row, pair: string): boolean {
  return Object.entries(toRow(pair)).every(([name, at]) => row[name] === at);
}

function isAllowed(members: Choices, exclude: Pairwise['exclude'], row: Row): boolean {
  const set = setOf(members, row);
  return !exclude.some((clash) => Object.entries(clash).every(([member, value]) => set[member] === value));
}

/** The members of the request that a row sets. */
function setOf(members: Choices, row: Row): Members {
  return Object.assign({}, ...chosenIn(members, row).map(({ set }) => set)) as Members;
}

function chosenIn(members: Choices, row: Row): Choice[] {
  return Object.entries(row).flatMap(([name, at]) => members[name]?.[at] ?? []);
}
