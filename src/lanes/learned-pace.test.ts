import { describe, expect, it } from 'vitest';
import { LearnedPace } from './learned-pace.ts';

const CALLS = 200;

/** Sends calls as early as the learned pace lets, to a limit that lets one pass each `gapMs`; `saves` so many unused ones. */
function drive(gapMs: number, { saves = 0, latencyMs = 0, asks = 0 } = {}) {
  let now = 0;
  let tokens = 1 + saves;
  let filled = 0;
  const limitLets = (at: number) => {
    tokens = Math.min(1 + saves, tokens + (at - filled) / gapMs);
    filled = at;
    if (tokens < 1 - 1e-9) return false;
    tokens -= 1;
    return true;
  };
  let passed = 0;
  let throttled = 0;
  while (limitLets(now)) passed += 1;
  const pace = new LearnedPace(now, asks);
  while (passed < CALLS) {
    now += pace.wait(now);
    const call = pace.sent(now);
    const lets = limitLets(now);
    now += latencyMs;
    if (lets) {
      passed += 1;
      pace.passed(call);
    } else {
      throttled += 1;
      pace.throttled(call, now, asks);
      if (throttled > 10_000) throw new Error('it never learns');
    }
  }
  return { overhead: now / ((CALLS - 1 - saves) * gapMs), throttled };
}

describe('the learned pace', () => {
  it.each([20, 250, 1_000, 5_000])(
    'comes near one call each %i ms, and costs few throttled answers',
    (gapMs) => {
      const { overhead, throttled } = drive(gapMs);
      // It never tries less than its first gap.
      if (gapMs >= 100) expect(overhead).toBeLessThan(1.06);
      expect(throttled).toBeLessThan(30);
    },
  );

  it('does so where each answer takes a while', () => {
    const { overhead, throttled } = drive(1_000, { latencyMs: 150 });
    expect(overhead).toBeLessThan(1.06);
    expect(throttled).toBeLessThan(30);
  });

  it('does so where the limit saves up what was not used', () => {
    const { overhead, throttled } = drive(1_000, { saves: 5 });
    expect(overhead).toBeLessThan(1.1);
    expect(throttled).toBeLessThan(CALLS / 4);
  });

  it('waits as long as it is asked to', () => {
    const pace = new LearnedPace(1_000, 3_000);
    expect(pace.wait(1_000)).toBe(3_000);
    const call = pace.sent(4_000);
    pace.throttled(call, 4_100, 2_000);
    expect(pace.wait(4_100)).toBeGreaterThanOrEqual(2_000);
  });

  it('finds a limit that became stricter', () => {
    const pace = new LearnedPace(0);
    let now = 0;
    const seen: number[] = [];
    for (let index = 0; index < 60; index += 1) {
      const strict = index < 20 ? 200 : 800;
      const wait = pace.wait(now);
      now += wait;
      const call = pace.sent(now);
      if (call.gap >= strict) pace.passed(call);
      else pace.throttled(call, now);
      seen.push(call.gap);
    }
    expect(seen[19]).toBeLessThan(230);
    expect(seen.at(-1)).toBeGreaterThanOrEqual(800);
    expect(seen.at(-1)).toBeLessThan(900);
  });
});
