import { expect, it } from 'vitest';
import type { Resources } from './kind.ts';
import { pausesMs, Removals } from './removals.ts';

const refused = () =>
  Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', $metadata: {} });

/** Resources of which only `remove` is asked. */
function resources(remove: () => Promise<void>): { asked: () => number; of: Resources } {
  let count = 0;
  const of = {
    remove: () => {
      count += 1;
      return remove();
    },
    look: async () => undefined,
  };
  return { asked: () => count, of: of as unknown as Resources };
}

async function removeSix(removals: Removals, of: Resources): Promise<string[]> {
  const reasons: string[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
    await removals.remove(of, { name, id: name }).catch((error: Error) => reasons.push(error.message));
  return reasons;
}

it('asks nothing more where nobody listens any more, and still says of each that it is left', async () => {
  const removals = new Removals({});
  const dead = resources(() => Promise.reject(refused()));
  expect(await removeSix(removals, dead.of)).toHaveLength(6);
  expect(dead.asked()).toBe(3);
  // Another service may still listen.
  const alive = resources(async () => {});
  expect(await removeSix(removals, alive.of)).toEqual([]);
});

it('goes on asking where a connection is refused now and then, and on AWS always', async () => {
  let calls = 0;
  const flaky = resources(async () => {
    calls += 1;
    if (calls % 3 !== 0) throw refused();
  });
  await removeSix(new Removals({}), flaky.of);
  expect(flaky.asked()).toBe(6);
  const aws = resources(() => Promise.reject(refused()));
  await removeSix(new Removals({ aws: true }), aws.of);
  expect(aws.asked()).toBe(6);
});

it.each([
  ['elsewhere for 2 seconds', {}, [100, 200, 400, 800, 500]],
  ['on AWS for 15.5 seconds', { aws: true }, [500, 1_000, 2_000, 4_000, 8_000]],
  ['as long as a target takes to settle', { pace: { settleSeconds: 0.25 } }, [100, 150]],
  ['not at all where a target settles at once', { pace: { settleSeconds: 0 } }, []],
])('waits %s until what was removed is gone', (_, target, pauses) => {
  expect(pausesMs(target)).toEqual(pauses);
});
