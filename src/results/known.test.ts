import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../contract/result.ts';
import { actualOf, compareKnown } from './known.ts';
import type { ListedDifference } from './known-entry.ts';

function check(code: string, passed: boolean): CheckResult {
  return {
    check: code,
    level: 'core',
    passed,
    expected: { kind: 'rejected' },
    actual: { kind: 'accepted' },
    role: 'request',
    operation: 'CreateTrail',
    provenance: [],
    clauses: [],
  };
}

const fails = {
  outcome: 'fail',
  code: 'Wrong',
  checks: [check('status', false), check('code', false)],
} as const;
const results = [
  { ...fails, id: 'A/one' },
  { ...fails, id: 'A/two' },
  { id: 'B/passes', outcome: 'pass', checks: [check('code', true)] } as const,
  { id: 'B/untestable', outcome: 'untestable', checks: [] } as const,
].map((one) => ({ ...one, about: [], checks: [...one.checks] }));
const actual = 'Wrong: code, status';

function states(listed: readonly ListedDifference[]): string[] {
  const options = { allIds: results.map(({ id }) => id), today: '2026-06-15' };
  return compareKnown(results, listed, options).map((one) => `${one.state} ${one.case}`);
}

describe('known differences', () => {
  it('record the answer of a failing case and its failing checks, sorted', () => {
    expect(actualOf({ ...fails, checks: [...fails.checks] })).toBe(actual);
    expect(actualOf({ checks: [check('rejected', false)] })).toBe('no error: rejected');
    const others = [check('holds', true), { ...check('reported', false), level: 'info' as const }];
    expect(actualOf({ checks: [check('rejected', false), ...others] })).toBe('no error: rejected');
  });

  it('are known where listed as they are, and new where not', () => {
    expect(states([{ case: 'A/one', actual }])).toEqual(['known A/one', 'new A/two']);
  });

  it('are changed where they fail in another way', () => {
    expect(states([{ case: 'A/*', actual: 'Other: code' }])).toEqual(['changed A/one', 'changed A/two']);
  });

  it('are vanished where the case passes or does not exist', () => {
    const listed = [
      { case: 'A/*', actual },
      { case: 'B/passes', actual },
      { case: 'C/*', actual },
    ];
    expect(states(listed)).toEqual(['vanished B/passes', 'known A/one', 'known A/two', 'vanished C/*']);
  });

  it('include the entries that match no case of this version', () => {
    const options = { allIds: ['A/one'], today: '2026-06-15' };
    expect(compareKnown([], [{ case: 'C/*', actual }], options)).toEqual([
      { state: 'vanished', case: 'C/*', entry: 0, unmatched: true },
    ]);
  });

  it('are expired from the day after their date on', () => {
    expect(states([{ case: 'A/*', actual, expires: '2026-06-15' }])[0]).toBe('known A/one');
    expect(states([{ case: 'A/*', actual, expires: '2026-06-14' }])[0]).toBe('expired A/one');
  });

  it('leave out a case that could not be judged', () => {
    const listed = [
      { case: 'A/*', actual },
      { case: 'B/untestable', actual },
    ];
    expect(states(listed)).toEqual(['known A/one', 'known A/two']);
  });

  it('prefer an entry that names a case to a glob that matches it', () => {
    const listed = [
      { case: 'A/*', actual },
      { case: 'A/one', actual: 'Other: code' },
    ];
    expect(states(listed)).toEqual(['changed A/one', 'known A/two']);
  });
});
