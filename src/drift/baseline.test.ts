import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBaseline } from './baseline.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baseline-'));
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  [
    '{"formatVersion":1,"report":{"suite":{"version":"0.9.0"}}}',
    /was written in format 1 by version 0\.9\.0; this version reads format 2\. Create a new one with --accept "REASON"\.$/,
  ],
  ['{"formatVersion":2}', /is not a baseline\. Create a new one/],
  ['null', /is not a baseline\. Create a new one/],
])('refuses the baseline %s', async (content, message) => {
  const file = join(folder, 'baseline.json');
  await writeFile(file, content);
  await expect(readBaseline(file)).rejects.toThrow(message);
});
