import { describe, expect, it } from 'vitest';
import type { MutantRow } from './matrix.ts';
import { necessity } from './necessity.ts';

const row = (id: string, ...by: string[]): MutantRow => ({
  id,
  family: 'rule',
  title: id,
  killed: by.length > 0,
  by,
  verdicts: {},
});

describe('necessity', () => {
  it('tells sole killers, shared killers and idle cases apart', () => {
    const found = necessity(['a', 'b', 'c', 'd'], [row('1', 'a'), row('2', 'b', 'c'), row('3')]);
    expect(found.sole).toEqual({ a: ['1'] });
    expect(found.shared).toEqual(['b', 'c']);
    expect(found.idle).toEqual(['d']);
  });

  it('covers every killed mutant, the most telling case first, ties in the order of the table', () => {
    const rows = [row('1', 'c'), row('2', 'c', 'b'), row('3', 'a', 'b')];
    expect(necessity(['a', 'b', 'c'], rows).smallest).toEqual(['b', 'c']);
  });

  it('drops a case that those chosen later cover', () => {
    // Greedy takes b first (4), then a and c for the rest, which together kill what b does.
    const rows = [
      row('1', 'a', 'b'),
      row('2', 'a', 'b'),
      row('3', 'b', 'c'),
      row('4', 'b', 'c'),
      row('5', 'a'),
      row('6', 'c'),
    ];
    expect(necessity(['a', 'b', 'c'], rows).smallest).toEqual(['a', 'c']);
  });
});
