import { expect, it } from 'vitest';
import type { MutantRow } from './matrix.ts';
import { tallyOperations } from './operations.ts';

const row = (id: string, more: Partial<MutantRow>): MutantRow => ({
  ...{ id, family: 'operation', title: id, killed: false, by: [], verdicts: {} },
  ...more,
});

it('counts the mutants of each operation, and those that a case about the broken clause kills', () => {
  const rows = [
    row('rule/a', { killed: true }),
    row('GetTrail/a', { operation: 'GetTrail', killed: true, named: true }),
    row('GetTrail/b', { operation: 'GetTrail', killed: true, named: false }),
    row('GetTrail/c', { operation: 'GetTrail' }),
    row('AddTags/a', { operation: 'AddTags', killed: true }),
  ];
  expect(tallyOperations(rows)).toEqual([
    { operation: 'GetTrail', mutants: 3, killed: 2, ofClauses: 2, named: 1 },
    { operation: 'AddTags', mutants: 1, killed: 1, ofClauses: 0, named: 0 },
  ]);
});
