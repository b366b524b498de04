import { expect, it } from 'vitest';
import { evidenceOf } from './testing/evidence.ts';
import { percentile, timingsOf } from './timings.ts';

it('percentile takes the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(percentile(hundred, 0.5)).toBe(50);
  expect(percentile(hundred, 0.95)).toBe(95);
  expect(percentile([7], 0.95)).toBe(7);
  expect(percentile([], 0.5)).toBe(0);
});

it('timingsOf counts every exchange once', () => {
  const { recordings } = evidenceOf({
    answer: { status: 200, headers: {}, body: '{}' },
    seen: { kind: 'accepted', output: {} },
  });
  const rows = timingsOf(recordings);
  const total = recordings.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  expect(rows.every(({ p50, p95, max }) => p50 === 1.5 && p95 === 1.5 && max === 1.5)).toBe(true);
});
