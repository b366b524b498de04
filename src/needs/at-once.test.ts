import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { atOnce } from './at-once.ts';

it('runs at most so many pieces of work at once, in order, and all of them where one throws', async () => {
  const run = atOnce(2);
  const begun: number[] = [];
  let under = 0;
  let peak = 0;
  const work = async (index: number) => {
    begun.push(index);
    peak = Math.max(peak, ++under);
    await setImmediate();
    under -= 1;
    if (index === 1) throw new Error('no');
    return index;
  };
  const all = await Promise.allSettled([0, 1, 2, 3, 4].map((index) => run(() => work(index))));
  expect(all.map((one) => (one.status === 'fulfilled' ? one.value : 'refused'))).toEqual([
    0,
    'refused',
    2,
    3,
    4,
  ]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(peak).toBe(2);
  expect(await run(async () => 'free again')).toBe('free again');
});
