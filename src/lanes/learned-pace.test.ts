import { describe, expect, it } from 'vitest';
import { LearnedPace } from './learned-pace.ts';

const CALLS = 200;

/** Sends calls as early as the learned pace allows, to a limit of one each `gapMs` with a burst of `burst` more. */
function drive(gapMs: number, { burst = 0, latencyMs = 0, retryAfterMs = 0 } = {}) {
  let now = 0;
  let tokens = 1 + burst;
  let filled = 0;
  const limitAllows = (at: number) => {
    tokens = Math.min(1 + burst, tokens + (at - filled) / gapMs);
    filled = at;
    if (tokens < 1 - 1e-9) return false;
    tokens -= 1;
    return true;
  };
  let passed = 0;
  let throttled = 0;
  while (limitAllows(now)) passed += 1;
  const pace = new LearnedPace(now, retryAfterMs);
  while (passed < CALLS) {
    now += pace.wait(now);
    const call = pace.sent(now);
    const allowed = limitAllows(now);
    now += latencyMs;
    if (allowed) {
      passed += 1;
      pace.passed(call);
    } else {
      throttled += 1;
      pace.throttled(call, now, retryAfterMs);
      if (throttled > 10_000) throw new Error('the pace is never learned');
    }
  }
  return { overhead: now / ((CALLS - 1 - burst) * gapMs), throttled };
}

describe('the learned pace', () => {
  it.each([20, 250, 1_000, 5_000])(
    'finds a limit of one call each %i ms, with few throttled answers',
    (gapMs) => {
      const { overhead, throttled } = drive(gapMs);
      // It never tries a gap below 100 ms.
      if (gapMs >= 100) expect(overhead).toBeLessThan(1.06);
      expect(throttled).toBeLessThan(30);
    },
  );

  it('finds it when answers are slow', () => {
    const { overhead, throttled } = drive(1_000, { latencyMs: 150 });
    expect(overhead).toBeLessThan(1.06);
    expect(throttled).toBeLessThan(30);
  });

  it('finds it when the limit allows bursts', () => {
    const { overhead, throttled } = drive(1_000, { burst: 5 });
    expect(overhead).toBeLessThan(1.1);
    expect(throttled).toBeLessThan(CALLS / 4);
  });

  it('waits as long as the target asks', () => {
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

  it('forgets a time in which every call was throttled', () => {
    const pace = new LearnedPace(0);
    let now = 0;
    while (now < 60_000) {
      now += Math.min(pace.wait(now), 20_000);
      pace.throttled(pace.sent(now), now);
    }
    const over = now;
    for (let index = 0; index < 20; index += 1) {
      now += Math.min(pace.wait(now), 20_000);
      pace.passed(pace.sent(now));
    }
    // One call at the gap that was learned, and half of it each time.
    expect(now - over).toBeLessThan(4 * 20_000);
    expect(pace.wait(now)).toBeLessThan(400);
  });

  it('finds a limit that became looser', () => {
    const pace = new LearnedPace(0);
    let now = 0;
    for (let index = 0; index < 200; index += 1) {
      now += pace.wait(now);
      const call = pace.sent(now);
      if (call.gap >= (index < 50 ? 4_000 : 500)) pace.passed(call);
      else pace.throttled(call, now);
    }
    expect(pace.wait(now)).toBeLessThan(600);
  });
});
