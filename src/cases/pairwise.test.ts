import { describe, expect, it } from 'vitest';
import { pairwiseCases, pairwiseRows } from './pairwise.ts';

const flag = (name: string) => [{ set: {} }, { set: { [name]: true } }, { set: { [name]: false } }];
const members = { A: flag('A'), B: flag('B'), C: flag('C'), D: [{ set: {} }, { set: { D: 'x' } }] };

/** Every pair of values of two members, as `A=0,B=1`. */
function pairs(rows: readonly Record<string, number>[]): Set<string> {
  const seen = new Set<string>();
  for (const row of rows) {
    const entries = Object.entries(row).sort(([a], [b]) => a.localeCompare(b));
    entries.forEach(([a, i], index) => {
      for (const [b, j] of entries.slice(index + 1)) seen.add(`${a}=${i},${b}=${j}`);
    });
  }
  return seen;
}

describe('pairwiseRows', () => {
  it('has every pair of values, in far fewer rows than all combinations', () => {
    const rows = pairwiseRows(members, []);
    // Three pairs of members with three values each, and three of three and two values.
    expect(pairs(rows).size).toBe(3 * 9 + 3 * 6);
    expect(rows.length).toBeLessThan(54 / 3);
  });

  it('leaves out only excluded combinations', () => {
    const rows = pairwiseRows(members, [{ A: true, B: false }]);
    expect(rows.some((row) => row.A === 1 && row.B === 2)).toBe(false);
    expect(pairs(rows).size).toBe(3 * 9 + 3 * 6 - 1);
  });

  it('leaves out an excluded pair and still has the other pairs', () => {
    const first = (name: string) => [{ set: { [name]: true } }, { set: {} }];
    const many = [{ set: {} }, ...[1, 2, 3, 4].map((C) => ({ set: { C } }))];
    const rows = pairwiseRows({ A: first('A'), B: first('B'), C: many }, [{ A: true, B: true }]);
    expect(rows.filter((row) => row.A === 0 && row.B === 0)).toEqual([]);
    expect(pairs(rows).size).toBe(3 + 2 * 5 + 2 * 5);
  });

  it('refuses members if one has no value left', () => {
    const bare = { A: flag('A'), B: [{ set: { B: 'x' } }, { set: { B: 'y' } }], C: flag('C') };
    const exclude = ['x', 'y'].map((B) => ({ A: true, B }));
    expect(() => pairwiseRows(bare, exclude)).toThrow(
      `triggers.yaml: 'exclude' leaves no value for B in a combination with {"A":true}`,
    );
  });

  // The ids of combinations count the rows, and releases freeze ids.
  it('gives exactly these rows', () => {
    const rows = pairwiseRows(
      { A: flag('A'), D: members.D, C: flag('C'), E: [{ set: {} }, { set: { E: 1 } }] },
      [],
    );
    expect(rows.map(({ A, D, C, E }) => [A, D, C, E].join(''))).toEqual([
      '0000',
      '0111',
      '1010',
      '1101',
      '2021',
      '2100',
      '0120',
      '1020',
      '2010',
    ]);
  });

  it('gives every member a value in every row', () => {
    for (const row of pairwiseRows(members, []))
      expect(Object.keys(row).sort()).toEqual(['A', 'B', 'C', 'D']);
  });

  it('gives the same rows for the same members', () => {
    expect(pairwiseRows(members, [])).toEqual(pairwiseRows(members, []));
  });
});

describe('pairwiseCases', () => {
  it('keeps the expected response of a chosen value', () => {
    const withResponse = {
      A: [{ set: { A: 'in' }, response: { A: 'out' } }],
      B: [{ set: {} }, { set: { B: 1 } }],
    };
    const cases = pairwiseCases({ members: withResponse, exclude: [] });
    expect(cases.map(({ id, with: input, response }) => ({ id, input, response }))).toEqual([
      { id: 'combination-01', input: { A: 'in' }, response: { A: 'out' } },
      { id: 'combination-02', input: { A: 'in', B: 1 }, response: { A: 'out' } },
    ]);
  });

  it('names the combined members in the title', () => {
    const bare = { B: [{ set: {} }, { set: { B: 1 } }], A: [{ set: {} }, { set: { A: 1 } }] };
    const cases = pairwiseCases({ members: bare, exclude: [] });
    expect(cases.map(({ title }) => title)).toEqual([
      'a valid combination is accepted: no optional member',
      'a valid combination is accepted: A',
      'a valid combination is accepted: B',
      'a valid combination is accepted: A, B',
    ]);
    for (const { outcome, clauses } of cases) expect([outcome, clauses]).toEqual(['accepted', []]);
  });
});
