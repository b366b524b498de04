import { describe, expect, it } from 'vitest';
import { fakeClock } from '../contract/testing/fake-clock.ts';
import type { Lanes } from './index.ts';
import type { Sending } from './sdk.ts';
import { withRetry } from './with-retry.ts';

const sent = { method: 'POST', url: 'http://x/', headers: {}, body: '' };
const THROTTLED: Sending = {
  sent,
  answer: { status: 400, headers: {}, body: '' },
  seen: { kind: 'rejected', code: 'ThrottlingException' },
};
const ACCEPTED: Sending = { sent, seen: { kind: 'accepted', output: {} } };
const request = { lane: 'sdk' as const, input: {} };
const OPTIONS = { once: ['Create'], removal: 'Delete' };
const kindOf = ({ seen }: Sending) => seen.kind;

/** Lanes to a target that accepts one Create each `gapMs` and every Read, and counts the creates. */
function limited(gapMs: number) {
  const clock = fakeClock();
  const counts = { passed: 0, throttled: 0 };
  let next = 0;
  const lanes: Lanes = {
    send: async (operation) => {
      if (operation === 'Read') return ACCEPTED;
      const passes = clock.now() >= next;
      if (passes) next = clock.now() + gapMs;
      counts[passes ? 'passed' : 'throttled'] += 1;
      await clock.sleep(5);
      return passes ? ACCEPTED : THROTTLED;
    },
    close: () => {},
  };
  return { clock, lanes, counts };
}

describe('lanes with retry to a throttling target', () => {
  it('use nearly all that it allows, and lose no request', async () => {
    const { clock, lanes, counts } = limited(1_000);
    // The budget is for one call, so the time behind the others must not count.
    const retrying = withRetry(lanes, { ...OPTIONS, budgetMs: 3_000, clock });
    const all = await Promise.all(Array.from({ length: 40 }, () => retrying.send('Create', request)));
    expect(all.map(kindOf)).toEqual(Array.from({ length: 40 }, () => 'accepted'));
    expect(counts.passed).toBe(40);
    expect(clock.now() / (39 * 1_000)).toBeLessThan(1.1);
    // All but one of the first 40, then those of the search.
    expect(counts.throttled).toBeLessThan(39 + 20);
  });

  it('slow down only the throttled operation', async () => {
    const { clock, lanes } = limited(5_000);
    const retrying = withRetry(lanes, { ...OPTIONS, budgetMs: 300, clock });
    const creates = [retrying.send('Create', request), retrying.send('Create', request)];
    await retrying.send('Read', request);
    expect(clock.now()).toBe(0);
    expect((await Promise.all(creates)).map(kindOf).sort()).toEqual(['accepted', 'rejected']);
  });

  it('stop waiting once the target counts as unreachable', async () => {
    const clock = fakeClock();
    const never: Lanes = { send: async () => THROTTLED, close: () => {} };
    const retrying = withRetry(never, { ...OPTIONS, budgetMs: 300, clock });
    await Promise.all(Array.from({ length: 40 }, () => retrying.send('Create', request)));
    expect(retrying.unreachable()).toMatch(/answered Create only with errors like throttling for/);
    expect(clock.now()).toBeLessThan(6 * 300);
  });

  it('send at once what the case expects to be throttled', async () => {
    const { clock, lanes } = limited(2_000);
    const retrying = withRetry(lanes, { ...OPTIONS, budgetMs: 200, clock });
    await Promise.all([retrying.send('Create', request), retrying.send('Create', request)]);
    const begin = clock.now();
    const { seen } = await retrying.send('Create', request, ['ThrottlingException']);
    expect(seen).toMatchObject({ code: 'ThrottlingException' });
    expect(clock.now() - begin).toBe(5);
  });

  it('stop waiting when the run ends', async () => {
    const { clock, lanes } = limited(60_000);
    const retrying = withRetry(lanes, { ...OPTIONS, clock, stopped: () => clock.now() > 200 });
    await retrying.send('Create', request);
    await Promise.all([retrying.send('Create', request), retrying.send('Create', request)]);
    expect(clock.now()).toBeLessThan(1_000);
  });
});
