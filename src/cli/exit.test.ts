import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import { EXIT, exitCodeOf, exitCodeWithoutLeaks } from '../results/exit-code.ts';
import type { KnownState } from '../results/known-entry.ts';
import { assertJudged, assertWhole } from '../session/no-result.ts';
import { exitCodeOfCertificate, exitCodeOfExploration, exitCodeUpdated, reportingErrors } from './exit.ts';

/** As much of a report as the exit code is made of: cases that fail, that ended in error, and what was left. */
function report({ fail = 0, error = 0, leaks = 0, retired = 0 }): Report {
  const failed = Array.from({ length: fail }, (_, at) => ({ id: `A/${at}`, outcome: 'fail' }));
  return {
    leaks: Array.from({ length: leaks }, () => ({ kind: 'k', name: 'n', reason: 'r' })),
    summary: { outcomes: { pass: 1, fail, error, untestable: 0 } },
    exceptions: [
      { name: 'A', verdict: fail > 0 ? 'deviates' : 'conformant', cases: failed.map(({ id }) => id) },
      { name: 'R', verdict: retired > 0 ? 'deviates' : 'retired', cases: [] },
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
    expect(exitCodeWithoutLeaks(report({ fail: 1, leaks: 1 }))).toBe(1);
    expect(exitCodeWithoutLeaks(report({ leaks: 1 }))).toBe(0);
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

test('a request that was drawn for a certified run counts as a case does', () => {
  const drawn = (...outcomes: ('pass' | 'fail' | 'error')[]) =>
    outcomes.map((outcome) => ({ result: { outcome } }));
  expect(exitCodeOfCertificate(report({}), drawn('pass'))).toBe(0);
  expect(exitCodeOfCertificate(report({}), drawn('pass', 'error'))).toBe(2);
  expect(exitCodeOfCertificate(report({}), drawn('error', 'fail'))).toBe(1);
  expect(exitCodeOfCertificate(report({ error: 1 }), drawn('fail'))).toBe(1);
  expect(exitCodeOfCertificate(report({ leaks: 1 }), drawn('fail'))).toBe(3);
});

test('the exit code of an exploration says the worst that it came to', () => {
  const one = { id: 'refuses.X', title: 't', actual: 'X', input: {}, faults: [], answered: '400 X' };
  const surprises = [{ ...one, after: 1, shrinks: 0, times: 1 }];
  const explored = {
    ...{ seed: 1, generated: 10, accepted: 5, refused: 5, unjudged: 0 },
    ...{ answers: {}, strangers: [], surprises: [] },
  };
  const listed = surprises.map((surprise) => ({ ...surprise, known: true as const }));
  expect(exitCodeOfExploration({ explored: { ...explored, surprises: listed }, leaks: [] })).toBe(0);
  const leaks = [{ kind: 'k', name: 'n', reason: 'r' }];
  expect(exitCodeOfExploration({ explored, leaks: [] })).toBe(0);
  expect(exitCodeOfExploration({ explored: { ...explored, surprises, unjudged: 1 }, leaks: [] })).toBe(1);
  expect(exitCodeOfExploration({ explored: { ...explored, unjudged: 1 }, leaks: [] })).toBe(2);
  expect(exitCodeOfExploration({ explored: { ...explored, stopReason: 'it rains' }, leaks: [] })).toBe(2);
  expect(exitCodeOfExploration({ explored: { ...explored, surprises }, leaks })).toBe(3);
});

describe('the exit code of a run that updates the list', () => {
  it('is 0 where nothing but the list had to change, 1 where a reason is left to fill', () => {
    for (const state of ['new', 'vanished', 'changed', 'known'] as const) {
      expect(exitCodeUpdated(report({ fail: 1 }), [finding(state)], 0)).toBe(0);
      expect(exitCodeUpdated(report({ fail: 1 }), [finding(state)], 1)).toBe(1);
    }
  });

  it('stays what it is where the list is not what it is about', () => {
    expect(exitCodeUpdated(report({ fail: 1, leaks: 1 }), [finding('new')], 1)).toBe(3);
    expect(exitCodeUpdated(report({ error: 1 }), [finding('vanished')], 1)).toBe(2);
    expect(exitCodeUpdated(report({ retired: 1 }), [finding('vanished')], 0)).toBe(1);
  });

  it('is 1 where an entry is past its date: a new one is for a person to set', () => {
    expect(exitCodeUpdated(report({ fail: 1 }), [finding('expired')], 0)).toBe(1);
  });
});

describe('the exit code of a verb that has no result', () => {
  const before = process.exitCode;
  let said = '';
  beforeEach(() => {
    said = '';
    process.exitCode = undefined;
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += text;
      return true;
    });
  });
  afterEach(() => {
    process.exitCode = before;
    vi.restoreAllMocks();
  });
  const verb = (act: () => void) => reportingErrors(async () => act());
  const unjudged = (left: Parameters<typeof report>[0]) =>
    ({ ...report(left), summary: { conformance: { total: 0 } } }) as unknown as Report;

  it('is 2, and 3 where it leaves something: the sentence says both', async () => {
    await verb(() => assertWhole(report({}), 'it was interrupted'));
    expect(process.exitCode).toBe(2);
    await verb(() => assertJudged(unjudged({})));
    expect(process.exitCode).toBe(2);
    await verb(() => assertWhole(report({ leaks: 2 }), 'it was interrupted'));
    expect(process.exitCode).toBe(3);
    expect(said).toMatch(/it was interrupted\. .* 2 resources may be left; remove them with sweep\.\n$/);
    process.exitCode = undefined;
    await verb(() => assertJudged(unjudged({ leaks: 1 })));
    expect(process.exitCode).toBe(3);
  });

  it('stays 3 where what was left was said before', async () => {
    await verb(() => {
      process.exitCode = EXIT.leaked;
      throw new CannotJudge('The hook teardown failed.');
    });
    expect(process.exitCode).toBe(3);
  });
});
