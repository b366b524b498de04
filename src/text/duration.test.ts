import { expect, it } from 'vitest';
import { showDuration, showTime } from './duration.ts';

it.each([
  [0.4, '0 ms'],
  [850, '850 ms'],
  [12_340, '12.3 s'],
  [30_000, '30 s'],
  [245_900, '4 min 5 s'],
])('shows %f milliseconds as %s', (ms, text) => expect(showDuration(ms)).toBe(text));

it('shows a time to the minute', () =>
  expect(showTime('2026-11-22T22:04:59.123Z')).toBe('2026-11-22 22:04 UTC'));
