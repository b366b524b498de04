import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { evidenceOf } from '../report/testing/evidence.ts';
import { readRun } from '../results/read-report.ts';
import { runConformance } from './conformance.ts';
import { inProcessTarget } from './testing/in-process.ts';
import { writeFirst, writeReport } from './write-report.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-lost-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ONLY = ['Response/smallest', 'InvalidTrailNameException/name-length-2'];

/** Runs two cases; from the clean-up on each list of trails is this one. */
async function runListing(list: unknown) {
  const reference = createReference();
  let isCleanUp = false;
  const target = inProcessTarget(
    inProcessTransport(async (request) => {
      const answer = await reference.handle(request);
      if (!isCleanUp || !request.headers['x-amz-target']?.endsWith('.DescribeTrails')) return answer;
      const { 'content-length': _, ...headers } = answer.headers;
      return { ...answer, headers, body: JSON.stringify({ trailList: list }) };
    }),
  );
  return runConformance({
    target,
    only: ONLY,
    journal: join(folder, 'journal'),
    onJudged: async () => {
      isCleanUp = true;
    },
  });
}

describe('a report', () => {
  const trail = (Name: unknown) => ({ Name, TrailARN: `arn:${Name}`, S3BucketName: 'theirs' });
  it.each<[string, unknown]>([
    ['numbers', [5, 7]],
    ['nulls', [null, null]],
    ['names of odd types', [trail(5), trail(null), trail({}), trail([]), trail(true)]],
    ['a text', 'trails'],
    ['an object', { 0: trail('a') }],
    ['one trail a thousand times', Array.from({ length: 1_000 }, () => trail('again'))],
    ['10,000 trails', Array.from({ length: 10_000 }, (_, index) => trail(`trail-${index}`))],
    [
      '10,000 trails with names like ours',
      Array.from({ length: 10_000 }, () => trail('ctc-zz99zz-0123456789')),
    ],
  ])('survives a target that lists %s when everything is removed', async (_, list) => {
    const { report } = await runListing(list);
    expect(report.cases.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  });

  it('survives whatever the clean-up meets, and names what is left', async () => {
    const reference = createReference();
    let isBroken = false;
    const target = inProcessTarget(
      inProcessTransport((request) => {
        if (isBroken) throw Object.assign(new Error('the machine is on fire'), { name: 'Fire' });
        return reference.handle(request);
      }),
    );
    const journal = join(folder, 'journal');
    const { report } = await runConformance({
      target,
      only: ONLY,
      journal,
      onJudged: async () => {
        isBroken = true;
        // Nothing can be noted any more.
        await rm(journal, { recursive: true });
      },
    });
    expect(report.cases.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
    expect(report.leaks.map(({ kind }) => kind)).toContain('s3.bucket');
  });

  it('is written before anything is removed, with what is still there as leaks', async () => {
    const reference = createReference();
    const target = inProcessTarget(inProcessTransport(reference.handle));
    const { report } = await runConformance({
      target,
      only: ONLY,
      journal: join(folder, 'journal'),
      onJudged: (judged) => writeFirst(join(folder, 'out'), judged),
    });
    const first = await readRun(join(folder, 'out'));
    expect(first.report.cases).toEqual(report.cases);
    expect(first.recordings).toHaveLength(2);
    expect(first.report.leaks).toEqual([
      { kind: 's3.bucket', name: expect.stringMatching(/^ctc-/), reason: 'not removed yet' },
    ]);
    expect(report.leaks).toEqual([]);
  });
});

it.each([
  ['https://cloudtrail.eu-west-1.amazonaws.com', 0o600],
  [undefined, 0o600],
  ['http://127.0.0.1:5000', 0o666 & ~process.umask()],
])('a report on %s has the mode %o', async (endpoint, mode) => {
  const answer = { status: 400, headers: {}, body: '{"__type":"Other"}' };
  const evidence = evidenceOf({ answer, seen: { kind: 'rejected', code: 'Other' } });
  const { endpoint: _, ...target } = evidence.report.target;
  const report = { ...evidence.report, target: { ...target, ...(endpoint ? { endpoint } : {}) } };
  await writeReport(folder, { ...evidence, report, table: loadTable() });
  for (const name of await readdir(folder, { recursive: true })) {
    const found = await stat(join(folder, name));
    if (found.isFile()) expect([name, found.mode & 0o777]).toEqual([name, mode]);
  }
  expect(await readFile(join(folder, 'report.json'), 'utf8')).toContain('"cases"');
});
