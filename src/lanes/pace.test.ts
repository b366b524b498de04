import { HttpRequest, HttpResponse } from '@smithy/protocol-http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeClock } from '../contract/testing/fake-clock.ts';
import { AWS_PACE, type Buckets, pacedTransport, rateOf, TokenBucket } from './pace.ts';

test('never allows more calls a second than the rate', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 20, noNaN: true }),
      fc.array(fc.nat({ max: 3_000 }), { minLength: 2, maxLength: 40 }),
      (rate, pauses) => {
        let now = 0;
        const bucket = new TokenBucket(rate, () => now);
        const times = pauses.map((pause) => {
          now += pause;
          return now + bucket.take();
        });
        for (const [index, at] of times.entries()) {
          const before = times[index - 1];
          if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(1_000 / rate - 1e-6);
        }
      },
    ),
  );
});

test('allows less than one change a second on AWS', () => {
  expect(rateOf(AWS_PACE, 'CreateTrail')).toBeLessThan(1);
  expect(rateOf(AWS_PACE, 'DescribeTrails')).toBeGreaterThan(1);
});

const ANSWER = { response: new HttpResponse({ statusCode: 200 }) };
const call = (operation: string) =>
  new HttpRequest({ headers: { 'x-amz-target': `CloudTrail.${operation}` } });

test('limits transports to the same place together, and each other place on its own', async () => {
  const clock = fakeClock();
  const buckets: Buckets = new Map();
  const send = async (place: string) => {
    const transport = pacedTransport(
      { handle: async () => ANSWER },
      { change: 10, read: 10 },
      { buckets, place, clock },
    );
    await transport.handle(call('CreateTrail'));
    return clock.now();
  };
  expect(await Promise.all([send('one'), send('one'), send('other')])).toEqual([0, 100, 0]);
});

test('limits each operation to its own rate', async () => {
  const clock = fakeClock();
  const sent: [string, number][] = [];
  const transport = pacedTransport(
    {
      handle: async ({ headers }) => {
        sent.push([`${headers['x-amz-target']}`, clock.now()]);
        return ANSWER;
      },
    },
    { change: 10, read: 100 },
    { clock },
  );
  const operations = ['CreateTrail', 'CreateTrail', 'GetTrail', 'GetTrail'];
  await Promise.all(operations.map((operation) => transport.handle(call(operation))));
  expect(sent).toEqual([
    ['CloudTrail.CreateTrail', 0],
    ['CloudTrail.GetTrail', 0],
    ['CloudTrail.GetTrail', 10],
    ['CloudTrail.CreateTrail', 100],
  ]);
});
