import { expect, it } from 'vitest';
import { foldIds, table } from './fold.ts';

it.each([
  [['empty'], '`empty`'],
  [['name-a', 'name-b', 'name-c'], '`name-a`, `name-b`, `name-c`'],
  [
    ['name-length-1', 'name-length-2', 'name-length-128', 'name-length-1000', 'empty'],
    '`name-length-*` (4), `empty`',
  ],
  [['pair-01', 'pair-02', 'pair-03', 'pair-04'], '`pair-*` (4)'],
])('shows %j as %s', (ids, shown) => expect(foldIds(ids)).toBe(shown));

it('escapes the bar that ends a cell', () => {
  expect(table(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x\\|y |');
});
