import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { createReference, type ReferenceOptions } from '../reference/index.ts';
import { judgeRecordings } from './judge.ts';
import { openTests } from './open-tests.ts';
import type { RunEvent, RunOptions } from './options.ts';
import { run } from './run.ts';
import { asFetch } from './testing/as-fetch.ts';

const ONLY = ['S3BucketDoesNotExistException'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'api-run-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A run on the reference in process, with whatever faults it has. */
function runOn(reference: ReferenceOptions, options: Partial<RunOptions> = {}) {
  return run({ fetch: asFetch(createReference(reference)), only: ONLY, journal: folder, ...options });
}

/** A server that accepts every bucket. */
const ANY_BUCKET: ReferenceOptions = {
  rules: (rules) => rules.filter(({ exception }) => exception !== ONLY[0]),
};

describe('run', () => {
  it('gives report, differences and exit code of a function, and prints and leaves nothing', async () => {
    const written = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'));
    const result = await runOn({});
    expect(written.flatMap(({ mock }) => mock.calls)).toEqual([]);
    expect(result).toMatchObject({ exitCode: 0, differences: [], files: [] });
    expect(result.noVerdict).toBeUndefined();
    expect(result.report.target).toMatchObject({ name: 'in process' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes the cases of a profile, apart from the profile of the AWS files', async () => {
    const { report } = await runOn({}, { conformanceProfile: 'essential', only: [...ONLY, 'Protocol'] });
    expect(report.run.profile).toBe('essential');
    expect(report.cases.filter(({ id }) => id.startsWith('Protocol/'))).toEqual([]);
    const refused = runOn({}, { fetch: undefined, target: 'reference', profile: 'nosuch' });
    await expect(refused).rejects.toThrow(/The AWS profile nosuch/);
  });

  it('reaches the profile of a client only with all of its cases', async () => {
    const terraform = { conformanceProfile: 'terraform', only: [] };
    const whole = await runOn({}, terraform);
    expect(whole.report.summary).toMatchObject({ conformance: { passed: 28 }, profile: 'terraform' });
    const part = await runOn({}, { ...terraform, operation: ['CreateTrail'] });
    expect(part.report.summary.conformance.total).toBeGreaterThan(0);
    expect(part.report.summary.profile).toBeUndefined();
  });

  it('names options, not flags, where nothing answers', async () => {
    const gone = await createReference().listen();
    await gone.close();
    const refused = runOn({}, { fetch: undefined, endpoint: gone.url });
    await expect(refused).rejects.toThrow(/with the option endpoint, or wait for it with the option wait/);
    const tests = openTests({ endpoint: gone.url, wait: 1 }, []);
    await expect(tests).rejects.toThrow(/after a wait of 1 ms .* wait longer with the option wait\./);
  });

  it('judges the operations that are asked for', async () => {
    const { report } = await runOn({}, { operation: ['GetI*'], only: [] });
    expect(report.run.operations).toEqual(['GetInsightSelectors']);
    expect(report.cases.length).toBeGreaterThan(10);
    expect(report.cases.filter(({ id }) => !id.startsWith('GetInsightSelectors/'))).toEqual([]);
    await expect(runOn({}, { operation: ['Nosuch'] })).rejects.toThrow(/Nosuch matches no operation/);
  });

  it('refuses an option that it does not have, instead of running everything', async () => {
    await expect(runOn({}, { onyl: ONLY } as object)).rejects.toThrow(
      'run has no option onyl. Did you mean only?',
    );
  });

  it('gives a finding for each failing case', async () => {
    const { exitCode, differences, report } = await runOn(ANY_BUCKET);
    const failed = report.cases.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
    expect(exitCode).toBe(1);
    expect(failed.length).toBeGreaterThan(0);
    expect(differences.map((one) => one.case)).toEqual(failed);
    expect(differences[0]).toMatchObject({
      state: 'new',
      message: expect.stringMatching(/S3BucketDoesNotExist/),
    });
  });

  it('holds failures against the known differences', async () => {
    const known = join(folder, 'known.yaml');
    const { differences } = await runOn(ANY_BUCKET);
    const entries = differences.map((one) => `  - { case: ${one.case}, actual: x, reason: not yet }\n`);
    await writeFile(known, `known:\n${entries.join('')}`);
    const changed = await runOn(ANY_BUCKET, { known });
    expect(changed.differences.map(({ state }) => state)).toEqual(differences.map(() => 'changed'));
    expect(changed.exitCode).toBe(1);
  });

  it('tells what happens while it happens', async () => {
    const events: RunEvent[] = [];
    const { report } = await runOn({}, { onEvent: (event) => events.push(event) });
    const total = report.cases.length;
    expect(events.map(({ type }) => type).slice(0, 2)).toEqual(['probed', 'start']);
    expect(events.filter(({ type }) => type === 'case-end')).toHaveLength(total);
    expect(events.filter(({ type }) => type === 'case-start')).toHaveLength(total);
  });

  it('writes the report where it is asked to', async () => {
    const out = join(folder, 'report');
    const { files } = await runOn({}, { out });
    expect(files).toContain(join(out, 'report.html'));
    expect(await readdir(out)).toEqual(
      expect.arrayContaining(['report.json', 'exchanges.jsonl', 'exceptions']),
    );
  });

  it('ends without a verdict when it is aborted', async () => {
    const controller = new AbortController();
    const onEvent = ({ type }: RunEvent) => type === 'start' && controller.abort();
    const result = await runOn({}, { signal: controller.signal, onEvent });
    expect(result.exitCode).toBe(2);
    expect(result.noVerdict).toMatch(/broken off/);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    [{ endpoint: 'http://127.0.0.1:1' }, /fetch and endpoint or target/],
    [{ shard: '3/2' }, /--shard must be/],
    [{ only: ['NoSuchThing'] }, /matches no case/],
  ])('refuses %j', async (options, message) => {
    await expect(runOn({}, options)).rejects.toThrow(message);
  });

  it('answers a handler that throws as a server that fails', async () => {
    const fetch = () => {
      throw new Error('not written yet');
    };
    await expect(run({ fetch, journal: folder })).rejects.toThrow(/500|not written yet/);
  });
});

describe('judgeRecordings', () => {
  it('judges a run again to the same results', async () => {
    const { report, recordings } = await runOn(ANY_BUCKET);
    const again = judgeRecordings({ report, recordings });
    const short = ({ id, outcome }: { id: string; outcome: string }) => [id, outcome];
    expect(again.map(short)).toEqual(report.cases.map(short));
    expect(loadTable().cases.map(({ id }) => id)).toEqual(expect.arrayContaining(again.map(({ id }) => id)));
  });
});
