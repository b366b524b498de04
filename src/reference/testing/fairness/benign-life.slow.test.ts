import { describe, expect, it } from 'vitest';
import { FIRST_OPERATION } from '../../../contract/operations.ts';
import { loadOperations, loadSuite } from '../../../contract/table.ts';
import { createReference } from '../../index.ts';
import { falseAlarms } from './alarms.ts';
import { BESIDE } from './beside.ts';
import { inPages, PAGES } from './in-pages.ts';
import { asVariant, BENIGN } from './variants.ts';
import { BENIGN_LIFE } from './variants-of-life.ts';

const others = loadSuite(loadOperations().filter((name) => name !== FIRST_OPERATION));

describe('a right server that differs raises no alarm at level core or state, by the other operations', () => {
  // GetTrail always sends the home Region, as was seen of AWS: without it, GetTrail itself is judged.
  const ofOthers = BENIGN.filter(({ name }) => name !== 'no home Region in GetTrail');
  it.each([...ofOthers, ...BENIGN_LIFE, ...BESIDE])('$name', async (variant) => {
    const { alarms, judged } = await falseAlarms(asVariant(createReference().handle, variant), others);
    expect(alarms).toEqual([]);
    expect(judged).toBeGreaterThan(300);
  });

  it.each(PAGES)('lists in pages of $size that end with $end', async ({ size, end }) => {
    const { alarms, judged } = await falseAlarms(createReference(inPages(size, end)).handle, others);
    expect(alarms).toEqual([]);
    expect(judged).toBeGreaterThan(300);
  });
});
