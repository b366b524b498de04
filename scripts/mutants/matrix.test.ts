import { describe, expect, it } from 'vitest';
import type { CaseResult } from '../../src/contract/result.ts';
import { isTold } from './matrix.ts';
import type { Mutant } from './mutant.ts';

const MUTANT: Mutant = { id: 'state/a/b', family: 'state', title: '', options: {} };
const results = (count: number, outcome: CaseResult['outcome'] = 'fail', group = 'Other') =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `${group}/${at}`, group, title: '', clauses: [], about: [], checks: [], unmet: [] },
    outcome,
  })) as CaseResult[];

describe('a mutant is told', () => {
  it('by ten cases that fail, and not by fewer, nor by those that pass', () => {
    expect(isTold(MUTANT, results(10))).toBe(true);
    expect(isTold(MUTANT, [...results(9), ...results(50, 'pass')])).toBe(false);
  });

  it('only with a case among them that is about what it breaks', () => {
    const ofException = { ...MUTANT, exception: 'OddException' };
    expect(isTold(ofException, results(50))).toBe(false);
    expect(isTold(ofException, [...results(50), ...results(1, 'fail', 'OddException')])).toBe(true);
  });
});
