import { expect, it } from 'vitest';
import { toBadge } from '../report/badge.ts';
import { evidenceOf } from '../report/testing/evidence.ts';
import { showTally } from './summary.ts';

it.each([
  [0, 246, '0 of 246 (0 %)'],
  [2, 246, '2 of 246 (<1 %)'],
  [3, 246, '3 of 246 (1 %)'],
  [245, 246, '245 of 246 (99 %)'],
  [246, 246, '246 of 246 (100 %)'],
  [0, 0, 'none'],
])('shows %i of %i as %s: 0 only of none, 100 only of all', (count, total, shown) => {
  expect(showTally({ passed: count, total })).toBe(shown);
  expect(showTally({ judged: count, total })).toBe(shown);
});

it('shows no 0 on a badge where there are some', () => {
  const { report } = evidenceOf({
    answer: { status: 200, headers: {}, body: '{}' },
    seen: { kind: 'accepted', output: {} },
  });
  const summary = {
    ...report.summary,
    conformance: { passed: 1, total: 246 },
    coverage: { judged: 2, total: 246 },
  };
  expect(toBadge({ ...report, summary }).message).toBe('<1% conformant, <1% covered');
});
