import { describe, expect, it } from 'vitest';
import { orderOf } from './order.ts';

const pair = (first: string, second: string, answered: 'first' | 'second' | 'other') => ({
  case: `${first}-${second}`,
  first,
  second,
  answered,
  code: 'X',
});

describe('orderOf', () => {
  it('ranks by the longest way and leaves out what follows from the rest', () => {
    const order = orderOf([pair('a', 'b', 'first'), pair('c', 'b', 'second'), pair('a', 'c', 'first')]);
    expect(order.nodes).toEqual([
      { name: 'a', rank: 0 },
      { name: 'b', rank: 1 },
      { name: 'c', rank: 2 },
    ]);
    expect(order.edges).toEqual([
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ]);
  });

  it('draws no edge where neither fault was named', () => {
    expect(orderOf([pair('a', 'b', 'other')]).edges).toEqual([]);
  });

  it('comes to an end where the answers contradict each other', () => {
    const order = orderOf([pair('a', 'b', 'first'), pair('b', 'c', 'first'), pair('c', 'a', 'first')]);
    expect(order.nodes).toHaveLength(3);
  });
});
