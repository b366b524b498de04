import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../contract/result.ts';
import { compareKnown } from './known.ts';
import type { ListedDifference } from './known-entry.ts';
import { readKnown } from './known-file.ts';
import { updateKnown } from './known-update.ts';

const CODE = 'TrailAlreadyExistsException';

/** A case that must be refused and was accepted; with `nulls` its answer also has a null. */
function accepted(id: string, { nulls = false, operation = 'CreateTrail' } = {}) {
  const base = {
    passed: false,
    role: 'request',
    operation,
    provenance: [],
    clauses: [],
  } as const;
  const answer = { kind: 'accepted', status: 200 } as const;
  const checks: CheckResult[] = [
    {
      ...base,
      provenance: [],
      clauses: [],
      check: 'rejected',
      level: 'core',
      expected: { kind: 'rejected' },
      actual: answer,
    },
    {
      ...base,
      provenance: [],
      clauses: [],
      check: 'error-code',
      level: 'core',
      expected: { kind: 'error', codes: [CODE] },
      actual: answer,
    },
  ];
  const omitted: CheckResult = {
    ...{ ...base, provenance: [], clauses: [], check: 'omitted.KmsKeyId', level: 'wire' },
    ...{
      expected: { kind: 'member', path: 'KmsKeyId', absent: 'omitted' },
      actual: { kind: 'value', value: null },
    },
  };
  return {
    id,
    outcome: 'fail' as const,
    about: [`error.${CODE}.1`],
    checks: nulls ? [...checks, omitted] : checks,
  };
}

function passed(id: string) {
  return { ...accepted(id), outcome: 'pass' as const, checks: [] };
}

const ALL = ['A/one', 'A/two'];
const DUPLICATES = { finding: `accepts.${CODE}`, actual: 'accepted', reason: 'not built' };
const NULLS = { finding: 'sends-null', actual: 'null', reason: 'old clients' };

function states(
  listed: readonly ListedDifference[],
  results: Parameters<typeof compareKnown>[0] = ALL.map((id) => accepted(id)),
  allIds = ALL,
) {
  return compareKnown(results, listed, { allIds, today: '2026-06-15' }).map(
    (one) => `${one.state} ${one.case}`,
  );
}

describe('a listed finding', () => {
  it('covers every case that fails for it, and none that fails for something else as well', () => {
    expect(states([DUPLICATES])).toEqual(['known A/one', 'known A/two']);
    const both = [accepted('A/one'), accepted('A/two', { nulls: true })];
    expect(states([DUPLICATES], both)).toEqual(['known A/one', 'new A/two']);
    expect(states([DUPLICATES, NULLS], both)).toEqual(['known A/one', 'known A/two']);
  });

  it('covers a rule of its error too', () => {
    const rule = { ...DUPLICATES, finding: `accepts.${CODE}.error.${CODE}.1` };
    expect(states([rule])).toEqual(['known A/one', 'known A/two']);
  });

  it('is gone where nothing fails for it, but only after a run of every case', () => {
    expect(states([DUPLICATES, NULLS])).toContain('vanished sends-null');
    expect(states([DUPLICATES, NULLS], [accepted('A/one')])).toEqual(['known A/one']);
  });

  it('is changed where another number of cases fails for it', () => {
    expect(states([{ ...DUPLICATES, cases: 2 }])).toEqual(['known A/one', 'known A/two']);
    expect(states([{ ...DUPLICATES, cases: 3 }])).toContain(`changed accepts.${CODE}`);
  });

  it('covers only the cases that it names, in a run of some cases too', () => {
    const one = { ...DUPLICATES, cases: ['A/one'] };
    expect(states([one], [accepted('A/two')])).toEqual(['new A/two']);
    expect(states([one])).toEqual(['known A/one', `changed accepts.${CODE}`, 'new A/two']);
    expect(states([{ ...DUPLICATES, cases: ['A/{one,two}'] }])).toEqual(['known A/one', 'known A/two']);
  });

  it('is changed where another case fails for it instead, though they are as many', () => {
    const swapped = [passed('A/one'), accepted('A/two')];
    expect(states([{ ...DUPLICATES, cases: ['A/one'] }], swapped)).toEqual([
      `changed accepts.${CODE}`,
      'new A/two',
    ]);
    expect(states([{ ...DUPLICATES, cases: ['A/*'] }], swapped)).toContain(`changed accepts.${CODE}`);
  });

  it('must have come to the same, and may expire', () => {
    expect(states([{ ...DUPLICATES, actual: 'other' }])).toContain('new A/one');
    expect(states([{ ...DUPLICATES, expires: '2026-06-14' }])).toContain('expired A/one');
  });
});

it('is what an update of the list writes after a run of every case', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'known-findings-'));
  const path = join(folder, 'known.yaml');
  try {
    await writeFile(
      path,
      `known:\n  - { finding: sends-null, actual: "null", cases: 9, reason: old clients }\n`,
    );
    const results = ALL.map((id) => accepted(id));
    const file = await readKnown(path);
    const found = compareKnown(results, file.entries, { allIds: ALL, today: '2026-06-15' });
    const duplicates = { id: DUPLICATES.finding, actual: 'accepted', cases: ALL };
    expect(await updateKnown(file, found, ALL, 'later', [duplicates])).toMatchObject({ entries: 1 });
    expect((await readKnown(path)).entries).toEqual([
      { finding: DUPLICATES.finding, actual: 'accepted', cases: ['A/*'], reason: 'later' },
    ]);
    await writeFile(path, 'known:\n  - { actual: x, reason: y }\n');
    await expect(readKnown(path)).rejects.toThrow('known.0 must have either a case or a finding');
    expect(await readFile(path, 'utf8')).toContain('reason: y');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('takes the cases that fail for it now, where an update finds others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'known-others-'));
  const path = join(folder, 'known.yaml');
  try {
    await writeFile(
      path,
      `known:\n  - { finding: ${DUPLICATES.finding}, actual: accepted, cases: [A/one], reason: old }\n`,
    );
    const results = ALL.map((id) => accepted(id));
    const found = compareKnown(results, (await readKnown(path)).entries, {
      allIds: ALL,
      today: '2026-06-15',
    });
    const duplicates = { id: DUPLICATES.finding, actual: 'accepted', cases: ALL };
    await updateKnown(await readKnown(path), found, ALL, '', [duplicates]);
    const { entries } = await readKnown(path);
    expect(entries).toEqual([{ ...DUPLICATES, cases: ['A/*'], reason: 'old' }]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('takes an error that no operation returns as one finding, and the narrowest entry where there are several', () => {
  const cases = [accepted('A/one'), accepted('A/two', { operation: 'AddTags' })];
  const narrow = { ...DUPLICATES, finding: `accepts.AddTags.${CODE}`, cases: 1 };
  for (const listed of [[{ ...DUPLICATES, cases: 2 }], [{ ...DUPLICATES, cases: 1 }, narrow]]) {
    const found = compareKnown(cases, listed, { allIds: ALL, today: '2026-06-15' });
    expect(found.map(({ state }) => state)).toEqual(['known', 'known']);
  }
});

it('is listed by its error where several rules or operations don’t return it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'known-errors-'));
  const path = join(folder, 'known.yaml');
  try {
    await writeFile(path, 'known: []\n');
    const results = [accepted('A/one'), accepted('A/two', { operation: 'AddTags' })];
    const file = await readKnown(path);
    const options = { allIds: ALL, today: '2026-06-15' };
    const kind = { kind: 'accepts' as const, subject: CODE, actual: 'accepted' };
    const found = [
      { ...kind, id: `accepts.${CODE}.request.Name.4`, cases: ['A/one'] },
      { ...kind, id: `accepts.AddTags.${CODE}`, cases: ['A/two'] },
    ];
    await updateKnown(file, compareKnown(results, [], options), ALL, 'later', found);
    const { entries } = await readKnown(path);
    expect(entries).toEqual([
      { finding: `accepts.${CODE}`, actual: 'accepted', cases: ['A/*'], reason: 'later' },
    ]);
    const states = (some: Parameters<typeof compareKnown>[0]) =>
      compareKnown(some, entries, options).map(({ state }) => state);
    expect(states(results)).toEqual(['known', 'known']);
    // One more of its rules that breaks, or one fewer, is news all the same.
    expect(
      states(results.map((one, at) => (at === 0 ? one : { ...one, outcome: 'pass', checks: [] }))),
    ).toContain('changed');
  } finally {
    await rm(folder, { recursive: true });
  }
});
