import { beforeAll, describe, expect, it } from 'vitest';
import { FIRST_OPERATION } from '../../src/contract/operations.ts';
import { loadOperations, loadSuite } from '../../src/contract/table.ts';
import { BESIDE } from '../../src/reference/testing/fairness/beside.ts';
import { inPages, PAGES } from '../../src/reference/testing/fairness/in-pages.ts';
import { asVariant, BENIGN } from '../../src/reference/testing/fairness/variants.ts';
import { BENIGN_LIFE } from '../../src/reference/testing/fairness/variants-of-life.ts';
import { FairTable, newServer } from './alarms.ts';

const others = loadSuite(loadOperations().filter((name) => name !== FIRST_OPERATION));
let table: FairTable;
beforeAll(async () => {
  table = await FairTable.open(others);
});

describe('a right server that differs raises no alarm at level core or state, by the other operations', () => {
  // GetTrail always sends the home Region, as was seen of AWS: without it, GetTrail itself is judged.
  const ofOthers = BENIGN.filter(({ name }) => name !== 'no home Region in GetTrail');
  it.each([...ofOthers, ...BENIGN_LIFE, ...BESIDE])('$name', async (variant) => {
    const { handle } = newServer();
    const { alarms, judged } = await table.alarms(asVariant(handle, variant), handle);
    expect(alarms).toEqual([]);
    expect(judged).toBeGreaterThan(300);
  });

  it.each(PAGES)('lists in pages of $size that end with $end', async ({ size, end }) => {
    const { alarms, judged } = await table.alarms(newServer(inPages(size, end)).handle);
    expect(alarms).toEqual([]);
    expect(judged).toBeGreaterThan(300);
  });
});
