import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../contract/result.ts';
import { actualOf, compareKnown, type ListedDifference } from './known.ts';

function check(id: string, holds: boolean): CheckResult {
  return { id, level: 'core', holds, expected: '', actual: '', role: 'request', provenance: [], clauses: [] };
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
].map((one) => ({ ...one, checks: [...one.checks] }));
const actual = 'Wrong: code, status';

function states(listed: readonly ListedDifference[]): string[] {
  const matches = (pattern: string, id: string) =>
    pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id;
  const options = { allIds: results.map(({ id }) => id), matches, today: '2026-06-15' };
  return compareKnown(results, listed, options).map((one) => `${one.state} ${one.case}`);
}

describe('known differences', () => {
  it('say how a case fails by its answer and the checks that do not hold, sorted', () => {
    expect(actualOf({ ...fails, checks: [...fails.checks] })).toBe(actual);
    expect(actualOf({ checks: [check('rejected', false)] })).toBe('no error: rejected');
    const others = [check('holds', true), { ...check('reported', false), level: 'info' as const }];
    expect(actualOf({ checks: [check('rejected', false), ...others] })).toBe('no error: rejected');
  });

  it('are known where listed as they are, and new where not', () => {
    expect(states([{ case: 'A/one', actual }])).toEqual(['known A/one', 'new A/two']);
  });

  it('are changed where they fail otherwise', () => {
    expect(states([{ case: 'A/*', actual: 'Other: code' }])).toEqual(['changed A/one', 'changed A/two']);
  });

  it('are vanished where the case passes or is none', () => {
    const listed = [
      { case: 'A/*', actual },
      { case: 'B/passes', actual },
      { case: 'C/*', actual },
    ];
    expect(states(listed)).toEqual(['vanished B/passes', 'known A/one', 'known A/two', 'vanished C/*']);
  });

  it('say which entry means no case of this version', () => {
    const options = { allIds: ['A/one'], matches: () => false, today: '2026-06-15' };
    expect(compareKnown([], [{ case: 'C/*', actual }], options)).toEqual([
      { state: 'vanished', case: 'C/*', entry: 0, unmatched: true },
    ]);
  });

  it('are expired from the day after their date on', () => {
    expect(states([{ case: 'A/*', actual, expires: '2026-06-15' }])[0]).toBe('known A/one');
    expect(states([{ case: 'A/*', actual, expires: '2026-06-14' }])[0]).toBe('expired A/one');
  });

  it('say nothing about a case that could not be judged', () => {
    const listed = [
      { case: 'A/*', actual },
      { case: 'B/untestable', actual },
    ];
    expect(states(listed)).toEqual(['known A/one', 'known A/two']);
  });

  it('name a case before a glob that means it too', () => {
    const listed = [
      { case: 'A/*', actual },
      { case: 'A/one', actual: 'Other: code' },
    ];
    expect(states(listed)).toEqual(['changed A/one', 'known A/two']);
  });
});
