import { expect, it } from 'vitest';
import { loadTable } from '../../src/contract/table.ts';
import { jsonLines } from './lines.ts';

it('writes each case on a line of its own', () => {
  const table = loadTable();
  const text = jsonLines(table);
  expect(JSON.parse(text)).toEqual(table);
  const lines = new Set(text.split('\n').map((line) => line.replace(/,$/, '')));
  expect(table.cases.filter((testCase) => !lines.has(JSON.stringify(testCase)))).toEqual([]);
});

it('leaves out what is undefined, as JSON does', () => {
  expect(jsonLines({ a: undefined, b: [1, { c: undefined }], d: null, e: {} })).toBe(
    '{\n"b":[\n1,\n{}\n],\n"d":null,\n"e":{\n\n}\n}\n',
  );
});
