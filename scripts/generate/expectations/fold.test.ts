import { expect, it } from 'vitest';
import { foldIds, groupRows, table } from './fold.ts';

it.each([
  [['empty'], '`empty`'],
  [['name-a', 'name-b', 'name-c'], '`name-a`, `name-b`, `name-c`'],
  [
    ['name-length-1', 'name-length-2', 'name-length-128', 'name-length-1000', 'empty'],
    '`name-length-*` (4), `empty`',
  ],
  [['pair-01', 'pair-02', 'pair-03', 'pair-04'], '`pair-*` (4)'],
])('shows %j as %s', (ids, shown) => expect(foldIds(ids)).toBe(shown));

it('puts what leads to the same row together, in the order of the first', () => {
  expect(groupRows([1, 2, 3], (item) => (item % 2 ? 'odd' : 'even'))).toEqual([
    ['odd', [1, 3]],
    ['even', [2]],
  ]);
});

it('escapes the bar that ends a cell', () => {
  expect(table(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x\\|y |');
});
