import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Lanes } from './index.ts';
import { patientLanes } from './patience.ts';
import type { Sending } from './sdk.ts';

const sent = { method: 'POST', url: 'http://x/', headers: {}, body: '' };
const THROTTLED: Sending = {
  sent,
  answer: { status: 400, headers: {}, body: '' },
  seen: { kind: 'rejected', code: 'ThrottlingException' },
};
const ACCEPTED: Sending = { sent, seen: { kind: 'accepted', output: {} } };
const request = { lane: 'sdk' as const, input: {} };

/** Lanes to a target that lets one call pass each `gapMs`, and counts. */
function limited(gapMs: number) {
  const counts = { passed: 0, throttled: 0 };
  let next = 0;
  const lanes: Lanes = {
    send: async () => {
      const lets = performance.now() >= next;
      if (lets) next = performance.now() + gapMs;
      counts[lets ? 'passed' : 'throttled'] += 1;
      await sleep(5);
      return lets ? ACCEPTED : THROTTLED;
    },
    close: () => {},
  };
  return { lanes, counts };
}

const patience = { once: ['Create'], removal: 'Delete' };

describe('patient lanes on a target with a limit', () => {
  it('use nearly all that it allows, and lose no request', async () => {
    const { lanes, counts } = limited(100);
    const patient = patientLanes(lanes, { ...patience, budgetMs: 1_000 });
    const begin = performance.now();
    const inTurn = async () => {
      const kinds: string[] = [];
      for (let index = 0; index < 10; index += 1)
        kinds.push((await patient.send('Create', request)).seen.kind);
      return kinds;
    };
    // As a run does: four cases at work, each with its next request when it has had the last.
    const all = (await Promise.all([inTurn(), inTurn(), inTurn(), inTurn()])).flat();
    const ms = performance.now() - begin;
    expect(all).toEqual(Array.from({ length: 40 }, () => 'accepted'));
    expect(counts.passed).toBe(40);
    expect(ms / (39 * 100)).toBeLessThan(1.3);
    expect(counts.throttled).toBeLessThan(20);
  });

  it('hold only the operation that is limited', async () => {
    const { lanes } = limited(5_000);
    const reads = patientLanes(
      {
        ...lanes,
        send: (operation, one) =>
          operation === 'Read' ? Promise.resolve(ACCEPTED) : lanes.send(operation, one),
      },
      { ...patience, budgetMs: 300 },
    );
    const creates = [reads.send('Create', request), reads.send('Create', request)];
    const begin = performance.now();
    await reads.send('Read', request);
    expect(performance.now() - begin).toBeLessThan(50);
    expect((await Promise.all(creates)).map(({ seen }) => seen.kind).sort()).toEqual([
      'accepted',
      'rejected',
    ]);
  });

  it('let nobody wait for a turn at a target that is gone', async () => {
    const never: Lanes = { send: async () => THROTTLED, close: () => {} };
    const patient = patientLanes(never, { ...patience, budgetMs: 300 });
    const begin = performance.now();
    await Promise.all(Array.from({ length: 40 }, () => patient.send('Create', request)));
    expect(patient.gone()).toMatch(/has turned Create away for/);
    expect(performance.now() - begin).toBeLessThan(5 * 300 + 1_000);
  });

  it('send at once what is meant to be throttled', async () => {
    const { lanes } = limited(2_000);
    const patient = patientLanes(lanes, { ...patience, budgetMs: 200 });
    await Promise.all([patient.send('Create', request), patient.send('Create', request)]);
    const begin = performance.now();
    const { seen } = await patient.send('Create', request, ['ThrottlingException']);
    expect(seen).toMatchObject({ code: 'ThrottlingException' });
    expect(performance.now() - begin).toBeLessThan(50);
  });

  it('end when the run does', async () => {
    const { lanes } = limited(60_000);
    let stop = false;
    const patient = patientLanes(lanes, { ...patience, stopped: () => stop });
    await patient.send('Create', request);
    setTimeout(() => {
      stop = true;
    }, 200);
    const begin = performance.now();
    await Promise.all([patient.send('Create', request), patient.send('Create', request)]);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});
