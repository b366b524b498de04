import { describe, expect, it } from 'vitest';
import { loadTable } from '../../../contract/table.ts';
import { runInProcess } from '../../../session/testing/in-process.ts';
import { createReference } from '../../index.ts';
import { falseAlarms } from './alarms.ts';
import { BESIDE } from './beside.ts';
import { inPages, PAGES } from './in-pages.ts';
import { readSpelledOut } from './spelled-out.ts';
import { STRICTER } from './stricter.ts';
import { asVariant, BENIGN } from './variants.ts';

const table = loadTable();

describe('a right server that differs raises no alarm at level core or state', () => {
  it.each(STRICTER)('refuses $id', async (rule) => {
    const { alarms } = await falseAlarms(
      createReference({ rules: (rules) => [rule, ...rules] }).handle,
      table,
    );
    expect(alarms).toEqual([]);
  });

  it('reads booleans that are spelled out', async () => {
    const { alarms } = await falseAlarms(createReference({ response: readSpelledOut }).handle, table);
    expect(alarms).toEqual([]);
  });

  it.each([...BENIGN, ...BESIDE])('$name', async (variant) => {
    const { alarms, judged } = await falseAlarms(asVariant(createReference().handle, variant), table);
    expect(alarms).toEqual([]);
    expect(judged).toBeGreaterThan(200);
  });

  it.each(PAGES)('lists in pages of $size that end with $end', async ({ size, end }) => {
    const { alarms, judged } = await falseAlarms(createReference(inPages(size, end)).handle, table);
    expect(alarms).toEqual([]);
    expect(judged).toBeGreaterThan(300);
  });

  it('while a wrong one does', async () => {
    const renamed = asVariant(createReference().handle, {
      name: 'another code',
      change: (answer) => ({
        ...answer,
        body: String(answer.body).replace('InvalidTrailNameException', 'InvalidNameException'),
      }),
    });
    const cases = table.cases.filter(({ group }) => group === 'InvalidTrailNameException');
    const { done } = await runInProcess({ table, cases, handle: renamed, runId: 'benign' });
    const refused = done.filter(({ result }) => result.checks.some(({ check }) => check === 'error-code'));
    expect(refused.every(({ result }) => result.outcome === 'fail')).toBe(true);
    expect(refused.length).toBeGreaterThan(20);
  });
});
