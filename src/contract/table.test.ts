import { expect, it } from 'vitest';
import { loadTable } from './table.ts';

it('reads the table of this version once', () => {
  const table = loadTable();
  expect(table.operation).toBe('CreateTrail');
  expect(loadTable()).toBe(table);
});
