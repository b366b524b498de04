import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evidenceOf } from '../report/testing/evidence.ts';
import { readRun } from './read-report.ts';
import { writeRun } from './write-run.ts';

const { report, recordings } = evidenceOf({
  answer: { status: 400, headers: {}, body: '{"__type":"Other"}' },
  seen: { kind: 'rejected', code: 'Other' },
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('writes nothing where the report does not fit its schema', async () => {
  const wrong = { ...report, ms: 1 };
  await expect(writeRun(folder, { report: wrong, recordings })).rejects.toThrow('does not fit its schema');
  expect(await readdir(folder)).toEqual([]);
});

it('writes what readRun reads', async () => {
  const files = await writeRun(folder, { report, recordings });
  expect(files).toEqual(['report.json', 'exchanges.jsonl'].map((name) => join(folder, name)));
  expect(await readRun(folder)).toEqual(JSON.parse(JSON.stringify({ report, recordings })));
});
