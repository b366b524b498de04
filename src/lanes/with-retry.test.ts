import { expect, test } from 'vitest';
import { fakeClock } from '../contract/testing/fake-clock.ts';
import type { Lanes } from './index.ts';
import type { Sending } from './sdk.ts';
import { type RetryOptions, withRetry } from './with-retry.ts';

const SENT = { method: 'POST', url: 'http://x', headers: {}, body: '' };
const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers, body: '' });
const accepted: Sending = { sent: SENT, seen: { kind: 'accepted', output: {} }, answer: answer(200) };
const throttled = (headers: Record<string, string> = {}): Sending => ({
  sent: SENT,
  seen: { kind: 'rejected', code: 'ThrottlingException', message: '' },
  answer: answer(400, headers),
});
const unavailable: Sending = {
  sent: SENT,
  seen: { kind: 'unreadable', reason: 'HTML' },
  answer: answer(503),
};
const lost: Sending = { sent: SENT, seen: { kind: 'no-answer', reason: 'reset' } };
const REQUEST = { lane: 'sdk', input: {} } as const;

/** Lanes that give these answers in turn and repeat the last one; `at` holds the time of each request. */
function scripted(answers: readonly Sending[], options: Partial<RetryOptions> = {}) {
  const clock = fakeClock();
  const at: number[] = [];
  const lanes: Lanes = {
    send: async () => {
      at.push(clock.now());
      return answers[Math.min(at.length, answers.length) - 1] ?? accepted;
    },
    close: () => {},
  };
  return { at, clock, retrying: open(lanes, { clock, ...options }) };
}

function open(lanes: Lanes, options: Partial<RetryOptions>) {
  return withRetry(lanes, { once: ['CreateTrail'], removal: 'DeleteTrail', budgetMs: 2_500, ...options });
}

test('waits as long as Retry-After asks', async () => {
  const { retrying, at } = scripted([throttled({ 'retry-after': '1' }), accepted]);
  expect((await retrying.send('CreateTrail', REQUEST)).seen.kind).toBe('accepted');
  expect(at).toEqual([0, 1_000]);
});

test('waits no longer than its budget, whatever Retry-After asks, and then gives the error', async () => {
  const { retrying, at, clock } = scripted([throttled({ 'retry-after': '3600' })]);
  const { seen } = await retrying.send('CreateTrail', REQUEST);
  expect(seen).toMatchObject({ kind: 'rejected', code: 'ThrottlingException' });
  expect(clock.now()).toBe(2_500);
  expect(at).toEqual([0, 2_500]);
});

test('backs off with growing, jittered waits while the target is unavailable', async () => {
  const { retrying, at } = scripted([unavailable, unavailable, unavailable, accepted]);
  expect((await retrying.send('CreateTrail', REQUEST)).seen.kind).toBe('accepted');
  const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0));
  for (const [index, most] of [200, 400, 800].entries()) {
    expect(waits[index]).toBeGreaterThanOrEqual(most / 2);
    expect(waits[index]).toBeLessThanOrEqual(most);
  }
});

test('does not retry the error that the case expects', async () => {
  const { retrying, at } = scripted([throttled()]);
  await retrying.send('CreateTrail', REQUEST, ['ThrottlingException']);
  expect(at).toEqual([0]);
});

test.each([
  [
    'another code than',
    { ...throttled(), seen: { kind: 'rejected', code: 'TooManyRequestsException', message: '' } },
  ],
  ['a bare 429 instead of', { sent: SENT, seen: { kind: 'unreadable', reason: '' }, answer: answer(429) }],
] satisfies [string, Sending][])('retries %s the error that the case expects', async (_, busy) => {
  const { retrying, at, clock } = scripted([busy]);
  await retrying.send('CreateTrail', REQUEST, ['ThrottlingException']);
  expect(clock.now()).toBe(2_500);
  expect(at.length).toBeGreaterThan(3);
});

test('sends a read again whose answer got lost, and a create never', async () => {
  const read = scripted([lost, accepted]);
  expect((await read.retrying.send('GetTrail', REQUEST)).seen.kind).toBe('accepted');
  const create = scripted([lost, accepted]);
  expect((await create.retrying.send('CreateTrail', REQUEST)).seen.kind).toBe('no-answer');
  expect(create.at).toHaveLength(1);
});

test('sends nothing more after four requests without an answer, but one removal', async () => {
  const { retrying, at } = scripted([lost]);
  for (let index = 0; index < 5; index += 1) await retrying.send('CreateTrail', REQUEST);
  expect(retrying.unreachable()).toMatch(/^the target stopped answering: 4 requests in a row/);
  expect(at).toHaveLength(4);
  for (let index = 0; index < 2; index += 1) await retrying.send('DeleteTrail', REQUEST);
  expect(at).toHaveLength(5);
});

test('gives up a target that throttles one operation for whole budgets, and still removes', async () => {
  const clock = fakeClock();
  const lanes: Lanes = {
    send: async (operation) => (operation === 'CreateTrail' ? throttled() : accepted),
    close: () => {},
  };
  const retrying = open(lanes, { clock });
  for (let index = 0; index < 4; index += 1) {
    if (index < 2) expect(retrying.unreachable()).toBeUndefined();
    await retrying.send('CreateTrail', REQUEST);
    await retrying.send('DescribeTrails', REQUEST);
  }
  expect(retrying.unreachable()).toBe(
    'the target has answered CreateTrail only with errors like throttling for 7.5 s',
  );
  expect(clock.now()).toBe(7_500);
  expect((await retrying.send('CreateTrail', REQUEST)).seen.kind).toBe('no-answer');
  expect((await retrying.send('DeleteTrail', REQUEST)).seen.kind).toBe('accepted');
});

test('counts the time from the last success on', async () => {
  let answers = accepted;
  const lanes: Lanes = { send: async () => answers, close: () => {} };
  const retrying = open(lanes, { clock: fakeClock() });
  for (let index = 0; index < 7; index += 1) {
    answers = index % 2 === 0 ? throttled() : accepted;
    await retrying.send('CreateTrail', REQUEST);
  }
  expect(retrying.unreachable()).toBeUndefined();
});

test('creates nothing more once the answers are all that a run keeps, but looks for what is left and removes it', async () => {
  const long = { ...accepted, answer: { ...answer(200), body: 'a'.repeat(2_000_000) } };
  const { retrying, at } = scripted([...Array<Sending>(7).fill(long), accepted]);
  for (let count = 0; count < 7; count += 1) {
    expect(retrying.unreachable()).toBeUndefined();
    await retrying.send('CreateTrail', REQUEST);
  }
  expect(retrying.unreachable()).toMatch(/had 12 MiB together/);
  expect((await retrying.send('CreateTrail', REQUEST)).seen).toMatchObject({ kind: 'no-answer' });
  expect(at).toHaveLength(7);
  for (const operation of ['DescribeTrails', 'DeleteTrail'])
    expect((await retrying.send(operation, REQUEST)).seen.kind).toBe('accepted');
  expect(at).toHaveLength(9);
});
