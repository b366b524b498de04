import { expect, it } from 'vitest';
import { FIRST_OPERATION } from '../contract/operations.ts';
import { loadOperations, loadSuite } from '../contract/table.ts';
import { failingOnStaleReads } from './testing/stale-reads.ts';

const table = loadSuite(loadOperations().filter((name) => name !== FIRST_OPERATION));
const cases = table.cases.filter(({ informative }) => !informative);

it.each([120, 300, 1_000])(
  'a right server whose reads are %i ms late fails no case of any operation',
  async (lagMs) => {
    expect(await failingOnStaleReads(table, cases, lagMs)).toEqual([]);
  },
);
