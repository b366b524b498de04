import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseReported } from '../../../generated/report.ts';
import { loadTable } from '../../contract/table.ts';
import { createReference, type ReferenceOptions } from '../../reference/index.ts';
import { runInProcess } from '../../session/testing/in-process.ts';
import { findingsOf } from './find.ts';

const table = loadTable();
const CHOSEN =
  /^(Response\/(combination-0|smallest|key)|State\/|TrailAlreadyExists|InvalidTrailName\w+\/name-(adj|length-2)|InvalidS3Prefix|Protocol\/success)/;
const cases = table.cases.filter(({ id }) => CHOSEN.test(id));

/** A run takes a second or so, and many times that on a busy machine. */
const SLOW_MS = 120_000;

const UNSET = ['S3KeyPrefix', 'KmsKeyId', 'SnsTopicARN'];

/** One fault each: what a maintainer would fix in one place. */
const FAULTS: Record<string, { options: Partial<ReferenceOptions>; title: string; level: string }> = {
  duplicates: {
    options: { rules: (rules) => rules.filter(({ id }) => id !== 'trail.exists') },
    title: 'A second trail of the same name is accepted',
    level: 'core',
  },
  'the key is dropped': {
    options: { storedTrail: (trail) => ({ ...trail, keyArn: undefined }) },
    title: 'KmsKeyId is missing from what GetTrail and DescribeTrails answer',
    level: 'state',
  },
  'nulls for unset members': {
    options: {
      createBody: (body) => ({
        ...body,
        ...Object.fromEntries(UNSET.map((member) => [member, body[member] ?? null])),
      }),
    },
    title: 'Unset members are sent as null',
    level: 'wire',
  },
  'a rule of names': {
    options: { rules: (rules) => rules.filter(({ id }) => id !== 'name.adjacent') },
    title: 'Not enforced: A name never has two of dot, underscore and hyphen in a row',
    level: 'core',
  },
  'a trail of a refused create': {
    options: { trailAfterRejection: (trail, { id }) => (id === 'prefix.too-long' ? trail : undefined) },
    title: 'A refused request still creates a trail',
    level: 'state',
  },
};

async function run(...options: Partial<ReferenceOptions>[]): Promise<CaseReported[]> {
  const { handle } = createReference(Object.assign({}, ...options));
  const { done } = await runInProcess({ table, cases, handle, runId: 'faults' });
  return done.map(({ result: { group, ...result } }) => ({ ...result, exception: group }));
}

const failing = (results: readonly CaseReported[]) =>
  results.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);

describe.each(Object.entries(FAULTS))('with one fault, %s', (_name, { options, title, level }) => {
  let results: CaseReported[];
  beforeAll(async () => {
    results = await run(options);
  }, SLOW_MS);

  it('is the first finding, and the only one', () => {
    const findings = findingsOf(table, results);
    expect(findings.map((one) => one.title)).toEqual([title]);
    expect(findings[0]?.level).toBe(level);
  });

  it('would let every failing case pass if it were fixed', () => {
    expect(failing(results).length).toBeGreaterThan(0);
    expect(findingsOf(table, results)[0]?.fixes).toEqual(failing(results));
  });
});

it(
  'tells with several faults what passes once only one of them is fixed',
  async () => {
    const { duplicates, 'nulls for unset members': nulls, 'a trail of a refused create': kept } = FAULTS;
    const broken = { ...duplicates?.options, ...nulls?.options, ...kept?.options };
    const before = await run(broken);
    const found = findingsOf(table, before);
    expect(found.map(({ title }) => title)).toEqual([duplicates?.title, kept?.title, nulls?.title]);
    for (const [name, left] of [
      [duplicates?.title, { ...nulls?.options, ...kept?.options }],
      [nulls?.title, { ...duplicates?.options, ...kept?.options }],
      [kept?.title, { ...duplicates?.options, ...nulls?.options }],
    ] as const) {
      const after = new Set(failing(await run(left)));
      const fixed = failing(before).filter((id) => !after.has(id));
      expect(found.find(({ title }) => title === name)?.fixes, name).toEqual(fixed);
    }
  },
  SLOW_MS,
);
