import { HttpRequest, HttpResponse } from '@smithy/protocol-http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AWS_PACE, type Buckets, pacedTransport, rateOf, TokenBucket } from './pace.ts';

test('never lets more pass in any second than the rate', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 20, noNaN: true }),
      fc.array(fc.nat({ max: 3_000 }), { minLength: 2, maxLength: 40 }),
      (rate, pauses) => {
        let now = 0;
        const bucket = new TokenBucket(rate, () => now);
        const passed = pauses.map((pause) => {
          now += pause;
          return now + bucket.take();
        });
        for (const [index, at] of passed.entries()) {
          const before = passed[index - 1];
          if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(1_000 / rate - 1e-6);
        }
      },
    ),
  );
});

test('stays below one change a second on AWS', () => {
  expect(rateOf(AWS_PACE, 'CreateTrail')).toBeLessThan(1);
  expect(rateOf(AWS_PACE, 'DescribeTrails')).toBeGreaterThan(1);
});

test('holds what goes to one place with the same buckets to one rate, and what goes elsewhere to its own', async () => {
  const buckets: Buckets = new Map();
  const open = (place: string) =>
    pacedTransport(
      { handle: async () => ({ response: new HttpResponse({ statusCode: 200 }) }) },
      { change: 10, read: 10 },
      { buckets, place },
    );
  const begin = performance.now();
  const send = async (place: string) => {
    await open(place).handle(new HttpRequest({ headers: { 'x-amz-target': 'CloudTrail.CreateTrail' } }));
    return performance.now() - begin;
  };
  const [, second = 0, elsewhere = 0] = await Promise.all([send('one'), send('one'), send('other')]);
  expect(second).toBeGreaterThanOrEqual(98);
  expect(elsewhere).toBeLessThan(98);
});

test('holds each operation to its rate, and one not for the other', async () => {
  const sent: string[] = [];
  const transport = pacedTransport(
    {
      handle: async ({ headers }) => {
        sent.push(`${headers['x-amz-target']}`);
        return { response: new HttpResponse({ statusCode: 200 }) };
      },
    },
    { change: 10, read: 100 },
  );
  const begin = performance.now();
  const call = (operation: string) =>
    transport.handle(new HttpRequest({ headers: { 'x-amz-target': `CloudTrail.${operation}` } }));
  await Promise.all([call('CreateTrail'), call('CreateTrail'), call('CreateTrail'), call('GetTrail')]);
  expect(performance.now() - begin).toBeGreaterThanOrEqual(195);
  expect(sent.slice(0, 2).sort()).toEqual(['CloudTrail.CreateTrail', 'CloudTrail.GetTrail']);
});
