import { describe, expect, it } from 'vitest';
import { mergeTables, operationOf } from './merge-tables.ts';
import { creatingOperations, isCreate, qualified } from './operations.ts';
import { loadOperations, loadSuite, loadTable } from './table.ts';

describe('the tables of several operations', () => {
  it('are one, with the names of each once', () => {
    const table = loadSuite();
    const ids = table.cases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const clauses = table.clauses.map(({ id }) => id);
    expect(new Set(clauses).size).toBe(clauses.length);
    expect(new Set(table.groups.map(({ name }) => name)).size).toBe(table.groups.length);
    expect(Object.keys(table.subjects)).toEqual(loadOperations());
  });

  it('say of each case which operation it judges', () => {
    const table = loadSuite();
    for (const testCase of table.cases) {
      const operation = operationOf(testCase, table);
      expect(qualified(operation, testCase.id.split('/').slice(-2).join('/'))).toBe(testCase.id);
    }
  });

  it('can be told needs, clauses and groups of every case', () => {
    const table = loadSuite();
    const groups = new Set(table.groups.map(({ name }) => name));
    const clauses = new Set(table.clauses.map(({ id }) => id));
    for (const { id, group, needs, clauses: own } of table.cases) {
      expect(groups, id).toContain(group);
      for (const alias of needs) expect(Object.keys(table.needs), id).toContain(alias);
      for (const clause of own) expect(clauses, id).toContain(clause);
    }
  });

  it('keep the one table of one operation as it is', () => {
    expect(loadSuite(['CreateTrail'])).toBe(loadTable());
    expect(() => mergeTables([])).toThrow('no table');
  });

  it('know what creates, whichever operations are chosen', () => {
    const reads = loadSuite(['GetTrail']);
    expect(reads.operation).toBe('GetTrail');
    expect(isCreate(reads, 'CreateTrail')).toBe(true);
    expect(isCreate(reads, 'GetTrail')).toBe(false);
    expect(creatingOperations(reads)).toEqual(['CreateTrail']);
  });
});
