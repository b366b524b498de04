import { describe, expect, it } from 'vitest';
import type { CaseTable } from '../../../../generated/case-table.ts';
import { FIRST_OPERATION } from '../../../contract/operations.ts';
import { loadOperations, loadSuite, loadTable } from '../../../contract/table.ts';
import type { Handle } from '../../../lanes/in-process.ts';
import { describeCheck } from '../../../report/check.ts';
import { describeCase } from '../../../report/outcome.ts';
import { runInProcess } from '../../../session/testing/in-process.ts';
import { createReference } from '../../index.ts';
import { BESIDE } from './beside.ts';
import { inPages } from './in-pages.ts';
import { readSpelledOut } from './spelled-out.ts';
import { STRICTER } from './stricter.ts';
import { asVariant, BENIGN } from './variants.ts';
import { BENIGN_LIFE } from './variants-of-life.ts';

const table = loadTable();
const others = loadSuite(loadOperations().filter((name) => name !== FIRST_OPERATION));

/** Checks at level core or state that fail on a reference. */
async function falseAlarms(
  handle: Handle,
  of: CaseTable = table,
): Promise<{ alarms: string[]; judged: number }> {
  const { done } = await runInProcess({ table: of, cases: of.cases, handle, runId: 'benign' });
  const alarms = done.flatMap(({ result }) => {
    if (result.outcome === 'error') return [`${result.id}: ${describeCase(result)}`];
    const wrong = result.checks.filter(({ passed, level }) => !passed && ['core', 'state'].includes(level));
    return wrong.map((check) => `${result.id} ${check.check}: ${describeCheck(check).headline}`);
  });
  return { alarms, judged: done.filter(({ result }) => result.outcome === 'pass').length };
}

describe('a right server that differs raises no alarm at level core or state', () => {
  it.each(STRICTER)('refuses $id', async (rule) => {
    const { alarms } = await falseAlarms(createReference({ rules: (rules) => [rule, ...rules] }).handle);
    expect(alarms).toEqual([]);
  });

  it('reads booleans that are spelled out', async () => {
    const { alarms } = await falseAlarms(createReference({ response: readSpelledOut }).handle);
    expect(alarms).toEqual([]);
  });

  it.each([...BENIGN, ...BESIDE])('$name', async (variant) => {
    const { alarms, judged } = await falseAlarms(asVariant(createReference().handle, variant));
    expect(alarms).toEqual([]);
    expect(judged).toBeGreaterThan(200);
  });

  // GetTrail always sends the home Region, as was seen of AWS: without it, GetTrail itself is judged.
  const ofOthers = BENIGN.filter(({ name }) => name !== 'no home Region in GetTrail');
  it.each([...ofOthers, ...BENIGN_LIFE, ...BESIDE])('$name, by the other operations', async (variant) => {
    const { alarms, judged } = await falseAlarms(asVariant(createReference().handle, variant), others);
    expect(alarms).toEqual([]);
    expect(judged).toBeGreaterThan(300);
  });

  it.each([
    { size: 1, end: {} },
    { size: 1, end: { NextToken: null } },
    { size: 2, end: {} },
  ])('lists in pages of $size that end with $end', async ({ size, end }) => {
    for (const of of [table, others]) {
      const { alarms, judged } = await falseAlarms(createReference(inPages(size, end)).handle, of);
      expect(alarms).toEqual([]);
      expect(judged).toBeGreaterThan(300);
    }
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
