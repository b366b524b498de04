import { beforeAll, describe, expect, it } from 'vitest';
import { loadTable } from '../../src/contract/table.ts';
import { BESIDE } from '../../src/reference/testing/fairness/beside.ts';
import { inPages, PAGES } from '../../src/reference/testing/fairness/in-pages.ts';
import { readSpelledOut } from '../../src/reference/testing/fairness/spelled-out.ts';
import { STRICTER } from '../../src/reference/testing/fairness/stricter.ts';
import { asVariant, BENIGN } from '../../src/reference/testing/fairness/variants.ts';
import { FairTable, newServer } from './alarms.ts';

const table = loadTable();
let fair: FairTable;
beforeAll(async () => {
  fair = await FairTable.open(table);
});

describe('a right server that differs raises no alarm at level core or state', () => {
  it.each(STRICTER)('refuses $id', async (rule) => {
    const { alarms } = await fair.alarms(newServer({ rules: (rules) => [rule, ...rules] }).handle);
    expect(alarms).toEqual([]);
  });

  it('reads booleans that are spelled out', async () => {
    const { alarms } = await fair.alarms(newServer({ response: readSpelledOut }).handle);
    expect(alarms).toEqual([]);
  });

  it.each([...BENIGN, ...BESIDE])('$name', async (variant) => {
    const { handle } = newServer();
    const { alarms, judged } = await fair.alarms(asVariant(handle, variant), handle);
    expect(alarms).toEqual([]);
    expect(judged).toBeGreaterThan(200);
  });

  it.each(PAGES)('lists in pages of $size that end with $end', async ({ size, end }) => {
    const { alarms, judged } = await fair.alarms(newServer(inPages(size, end)).handle);
    expect(alarms).toEqual([]);
    expect(judged).toBeGreaterThan(300);
  });

  it('while a wrong one does', async () => {
    const { handle } = newServer();
    const renamed = asVariant(handle, {
      name: 'another code',
      change: (answer) => ({
        ...answer,
        body: String(answer.body).replace('InvalidTrailNameException', 'InvalidNameException'),
      }),
    });
    const { alarms } = await fair.alarms(renamed, handle);
    expect(alarms.filter((alarm) => alarm.includes(' error-code: ')).length).toBeGreaterThan(20);
  });
});
