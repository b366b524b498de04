import { expect, it } from 'vitest';
import { groupBy } from './group-by.ts';

it('puts what has the same key together, in the order of the first', () => {
  expect(groupBy([1, 2, 3], (item) => (item % 2 ? 'odd' : 'even'))).toEqual([
    ['odd', [1, 3]],
    ['even', [2]],
  ]);
});
