import { expect, test } from 'vitest';
import type { Lanes } from './index.ts';
import { patientLanes } from './patience.ts';
import type { Sending } from './sdk.ts';

const SENT = { method: 'POST', url: 'http://x', headers: {}, body: '' };
const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers, body: '' });
const accepted: Sending = { sent: SENT, seen: { kind: 'accepted', output: {} }, answer: answer(200) };
const throttled = (headers: Record<string, string> = {}): Sending => ({
  sent: SENT,
  seen: { kind: 'rejected', code: 'ThrottlingException', message: '' },
  answer: answer(400, headers),
});
const lost: Sending = { sent: SENT, seen: { kind: 'no-answer', reason: 'reset' } };

/** Lanes that give these answers in turn, the last one for ever; `at` holds when each request came. */
function scripted(...answers: readonly Sending[]) {
  const at: number[] = [];
  const lanes: Lanes = {
    send: async () => {
      at.push(performance.now());
      return answers[Math.min(at.length, answers.length) - 1] ?? accepted;
    },
    close: () => {},
  };
  return { lanes, at };
}

const PATIENCE = { once: ['CreateTrail'], removal: 'DeleteTrail', budgetMs: 2_500 };
const REQUEST = { lane: 'sdk', input: {} } as const;

test('waits as long as Retry-After asks', async () => {
  const { lanes, at } = scripted(throttled({ 'retry-after': '1' }), accepted);
  const { seen } = await patientLanes(lanes, PATIENCE).send('CreateTrail', REQUEST);
  expect(seen.kind).toBe('accepted');
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(990);
});

test('waits no longer than its budget, whatever Retry-After asks; the refusal is then what it was', async () => {
  const { lanes, at } = scripted(throttled({ 'retry-after': '3600' }));
  const begin = performance.now();
  const { seen } = await patientLanes(lanes, { ...PATIENCE, budgetMs: 300 }).send('CreateTrail', REQUEST);
  expect(seen).toMatchObject({ kind: 'rejected', code: 'ThrottlingException' });
  expect(performance.now() - begin).toBeLessThan(1_000);
  expect(at.length).toBeLessThanOrEqual(3);
});

test('does not wait out what the case asks for', async () => {
  const { lanes, at } = scripted(throttled());
  const patient = patientLanes(lanes, PATIENCE);
  await patient.send('CreateTrail', REQUEST, ['ThrottlingException']);
  expect(at).toHaveLength(1);
});

test.each([
  [
    'another code than',
    { ...throttled(), seen: { kind: 'rejected', code: 'TooManyRequestsException', message: '' } },
  ],
  ['a bare 429 instead of', { sent: SENT, seen: { kind: 'unreadable', reason: '' }, answer: answer(429) }],
] satisfies [string, Sending][])('backs off from %s what the case asks for', async (_, busy) => {
  const { lanes, at } = scripted(busy);
  const begin = performance.now();
  await patientLanes(lanes, { ...PATIENCE, budgetMs: 600 }).send('CreateTrail', REQUEST, [
    'ThrottlingException',
  ]);
  expect(performance.now() - begin).toBeGreaterThan(300);
  expect(at.length).toBeGreaterThan(1);
  expect(at.length).toBeLessThanOrEqual(8);
});

test('sends a read again whose answer got lost, and a create never', async () => {
  const read = scripted(lost, accepted);
  expect((await patientLanes(read.lanes, PATIENCE).send('GetTrail', REQUEST)).seen.kind).toBe('accepted');
  const create = scripted(lost, accepted);
  expect((await patientLanes(create.lanes, PATIENCE).send('CreateTrail', REQUEST)).seen.kind).toBe(
    'no-answer',
  );
  expect(create.at).toHaveLength(1);
});

test('gives up a target that turns one operation away for whole budgets, and still removes', async () => {
  const lanes: Lanes = {
    send: async (operation) => (operation === 'CreateTrail' ? throttled() : accepted),
    close: () => {},
  };
  const patient = patientLanes(lanes, { ...PATIENCE, budgetMs: 100 });
  const begin = performance.now();
  for (let index = 0; index < 4; index += 1) {
    if (index < 2) expect(patient.gone()).toBeUndefined();
    await patient.send('CreateTrail', REQUEST);
    await patient.send('DescribeTrails', REQUEST);
  }
  expect(patient.gone()).toMatch(/has turned CreateTrail away for/);
  expect(performance.now() - begin).toBeLessThan(1_000);
  expect((await patient.send('CreateTrail', REQUEST)).seen.kind).toBe('no-answer');
  expect((await patient.send('DeleteTrail', REQUEST)).seen.kind).toBe('accepted');
});

test('a success begins the time anew', async () => {
  let well = false;
  const lanes: Lanes = { send: async () => (well ? accepted : throttled()), close: () => {} };
  const patient = patientLanes(lanes, { ...PATIENCE, budgetMs: 200 });
  for (well of [false, true, false, true, false, true, false]) await patient.send('CreateTrail', REQUEST);
  expect(patient.gone()).toBeUndefined();
});
