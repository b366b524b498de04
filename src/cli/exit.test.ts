import { describe, expect, it, test } from 'vitest';
import type { Report } from '../../generated/report.ts';
import type { KnownState } from '../judge/known.ts';
import { exitCodeOf, exitCodeOfExploration } from './exit.ts';

/** As much of a report as the exit code is made of: cases that fail, that ended in error, and what was left. */
function report({ fail = 0, error = 0, leaks = 0 }): Report {
  const failed = Array.from({ length: fail }, (_, at) => ({ id: `A/${at}`, outcome: 'fail' }));
  return {
    leaks: Array.from({ length: leaks }, () => ({ kind: 'k', name: 'n', reason: 'r' })),
    summary: { outcomes: { pass: 1, fail, error, untestable: 0 } },
    exceptions: [
      { name: 'A', verdict: fail > 0 ? 'deviates' : 'conformant', cases: failed.map(({ id }) => id) },
    ],
    cases: failed,
  } as unknown as Report;
}

const finding = (state: KnownState) => ({ state, case: 'A/0' });

describe('the exit code of a run', () => {
  it('is 0 where the target conforms, 1 where it deviates, 2 where a case was not judged, 3 where something is left', () => {
    expect(exitCodeOf(report({}))).toBe(0);
    expect(exitCodeOf(report({ fail: 1 }))).toBe(1);
    expect(exitCodeOf(report({ error: 1 }))).toBe(2);
    expect(exitCodeOf(report({ fail: 1, leaks: 1 }))).toBe(3);
  });

  it('is 0 where every failure is known', () => {
    expect(exitCodeOf(report({ fail: 1 }), [finding('known')])).toBe(0);
    expect(exitCodeOf(report({ fail: 1, error: 1 }), [finding('known')])).toBe(2);
  });

  it.each(['new', 'vanished', 'changed', 'expired'] as const)('is 1 where a difference is %s', (state) => {
    expect(exitCodeOf(report({ fail: 1 }), [finding('known'), finding(state)])).toBe(1);
    expect(exitCodeOf(report({}), [finding(state)])).toBe(1);
  });
});

test('the exit code of an exploration says the worst that it came to', () => {
  const explored = { seed: 1, accepted: 5, refused: 5, unjudged: 0 };
  const surprise = { input: {}, faults: [], actual: '400 X', after: 1, shrinks: 0 };
  const leaks = [{ kind: 'k', name: 'n', reason: 'r' }];
  expect(exitCodeOfExploration({ explored, leaks: [] })).toBe(0);
  expect(exitCodeOfExploration({ explored: { ...explored, surprise, unjudged: 1 }, leaks: [] })).toBe(1);
  expect(exitCodeOfExploration({ explored: { ...explored, unjudged: 1 }, leaks: [] })).toBe(2);
  expect(exitCodeOfExploration({ explored: { ...explored, brokenOff: 'it rains' }, leaks: [] })).toBe(2);
  expect(exitCodeOfExploration({ explored: { ...explored, surprise }, leaks })).toBe(3);
});
