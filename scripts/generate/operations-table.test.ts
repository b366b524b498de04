import { expect, it } from 'vitest';
import { loadOperations, loadTable } from '../../src/contract/table.ts';
import { rowOf } from './operations-table.ts';

it('counts errors, clauses and cases of an operation', () => {
  const { cases, ...table } = loadTable('ListTags');
  const [operation, errors, judged, , without, clauses] = rowOf({ cases, ...table });
  expect(operation).toBe('ListTags');
  expect(Number(errors)).toBe(Number(judged) + Number(without));
  expect(Number(clauses)).toBe(table.clauses.length);
  const [, , none, , all] = rowOf({ ...table, cases: [] });
  expect([none, all]).toEqual(['0', errors]);
});

it('gives a reason for each error without a case', () => {
  for (const { groups, cases } of loadOperations().map(loadTable)) {
    const silent = groups.filter(
      ({ kind, name, untested, retired }) =>
        kind === 'exception' && !untested && !retired && !cases.some(({ group }) => group === name),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  }
});
