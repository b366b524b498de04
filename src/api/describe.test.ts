import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseResult, Outcome } from '../contract/result.ts';
import { loadTable } from '../contract/table.ts';
import { createReference } from '../reference/index.ts';
import { clientsOf } from '../reference/testing/clients.ts';
import { type KnownFile, readKnown } from '../results/known-file.ts';
import { readRun } from '../results/read-report.ts';
import { describeConformance } from './describe.ts';
import { closeTests, openTests } from './open-tests.ts';
import { reportToTest } from './test-result.ts';
import { asFetch } from './testing/as-fetch.ts';

// Registers tests here, as in the project of somebody who writes an emulator: they are the test.
let server: Awaited<ReturnType<ReturnType<typeof createReference>['listen']>>;
beforeAll(async () => {
  server = await createReference().listen();
});
afterAll(() => server.close());

describeConformance({
  endpoint: () => server.url,
  only: ['S3BucketDoesNotExistException', 'TrailAlreadyExistsException/*'],
});

describeConformance({ fetch: asFetch(createReference()), only: ['S3BucketDoesNotExistException'] });

describeConformance({ fetch: asFetch(createReference()), operation: ['GetInsightSelectors'] });

test('writes the report of the tests that ran, with a repeated one once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'describe-'));
  try {
    const cases = loadTable().cases.filter(({ group }) => group === 'S3BucketDoesNotExistException');
    const options = { fetch: asFetch(createReference()), only: [cases[0]?.group ?? ''], out: folder };
    const opened = await openTests(options, cases);
    for (const one of [...cases, ...cases.slice(0, 1)]) await opened.run(one);
    await closeTests(opened, options, cases);
    const { report, recordings } = await readRun(folder);
    expect(report.cases.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    expect(recordings).toHaveLength(cases.length);
    expect(report.summary.outcomes.pass).toBe(cases.length);
    expect(await readdir(folder)).toContain('report.html');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('rejects an account of AWS, which only the command line guards', async () => {
  const endpoint = 'https://cloudtrail.eu-west-1.amazonaws.com';
  await expect(openTests({ endpoint }, [])).rejects.toThrow(/is AWS/);
});

test.each<[string, Parameters<typeof openTests>[0], RegExp]>([
  ['an undefined endpoint', { endpoint: undefined }, /option endpoint, but its value is nothing/],
  ['an empty endpoint', { endpoint: ' ' }, /option endpoint, but its value is " "/],
  ['a function without a value', { endpoint: () => undefined }, /option endpoint/],
  ['an undefined target', { target: undefined }, /option target, but its value is nothing/],
])('tests no other target for %s', async (_, options, message) => {
  await expect(openTests(options, [])).rejects.toThrow(message);
});

test('refuses an option that it does not have, instead of running everything', () => {
  expect(() => describeConformance({ timeout: 1 } as object)).toThrow(
    'describeConformance has no option timeout. Did you mean timeoutMs?',
  );
});

test('names no target by itself', async () => {
  await expect(openTests({}, [])).rejects.toThrow(/^No target is named/);
});

test('removes a trail of a rejected request at the end, recognized by its bucket', async () => {
  const faulty = createReference({ trailAfterRejection: (trail) => ({ ...trail, name: 'kept' }) });
  const served = await faulty.listen();
  const journal = await mkdtemp(join(tmpdir(), 'describe-'));
  try {
    const cases = loadTable().cases.filter(
      ({ id }) => id === 'InvalidTrailNameException/name-adjacent-dot-dot',
    );
    const opened = await openTests({ endpoint: served.url, journal }, cases);
    for (const one of cases) await opened.run(one);
    const { cloudtrail } = clientsOf(faulty);
    const listed = async () => (await cloudtrail.send(new DescribeTrailsCommand({}))).trailList ?? [];
    expect((await listed()).map(({ Name }) => Name)).toContain('kept');
    expect(await readdir(journal)).toHaveLength(1);
    await closeTests(opened);
    expect(await listed()).toEqual([]);
    expect(await readdir(journal)).toEqual([]);
  } finally {
    await served.close();
    await rm(journal, { recursive: true });
  }
});

describe('the result of a case as the result of a test', () => {
  const IDS = ['A/one', 'A/two', 'A/old', 'A/other'];
  let folder: string;
  let known: KnownFile;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'describe-'));
    const path = join(folder, 'known.yaml');
    // The globs stand first, and the named cases count too.
    await writeFile(
      path,
      `known:
  - { case: A/o*, actual: 'Glob: code', reason: a glob }
  - { case: A/one, actual: 'Wrong: ', reason: named }
  - { case: A/old, actual: 'Wrong: ', reason: named, expires: 2001-01-01 }
`,
    );
    known = await readKnown(path);
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** The message of a case's test; empty where it passes. */
  function settled(id: string, outcome: Outcome, list: KnownFile | undefined = known): string {
    const code = outcome === 'fail' ? { code: 'Wrong' } : {};
    const result: CaseResult = {
      ...{ id, outcome, group: 'A', title: '', clauses: ['x.1'], about: ['x.1'], checks: [] },
      unmet: outcome === 'untestable' ? [{ kind: 'need', name: 'bucket', reason: 'no S3', remedy: '' }] : [],
      ...(outcome === 'error' ? { error: { kind: 'harness', message: 'the reason' } } : {}),
      ...code,
    };
    const skip = (note?: string): never => {
      throw new Error(`skipped: ${note}`);
    };
    try {
      reportToTest(result, { skip }, { known: list, allIds: IDS, again: 'run it' });
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  test.each<[string, Outcome, RegExp]>([
    ['A/two', 'pass', /^$/],
    ['A/two', 'fail', /^clauses: x\.1\nagain: run it$/],
    ['A/two', 'error', /^error: the reason$/],
    ['A/two', 'untestable', /^skipped: bucket: no S3$/],
    ['A/one', 'fail', /^skipped: .*known\.yaml:3: A\/one fails as listed \(named\)$/],
    ['A/one', 'pass', /known\.yaml:3: A\/one no longer fails; remove the entry$/],
    ['A/one', 'error', /^error: the reason$/],
    ['A/one', 'untestable', /^skipped: bucket: no S3$/],
    ['A/other', 'fail', /known\.yaml:2: A\/other fails in another way than listed/],
    ['A/old', 'fail', /known\.yaml:4: A\/old was accepted until 2001-01-01/],
  ])('%s, %s', (id, outcome, message) => expect(settled(id, outcome)).toMatch(message));

  test('is a failure without a list of known differences', () => {
    expect(settled('A/two', 'fail', undefined)).toBe('clauses: x.1\nagain: run it');
  });
});
