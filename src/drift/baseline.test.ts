import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assertReplaceable, readBaseline } from './baseline.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baseline-'));
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  [
    '{"formatVersion":1,"report":{"suite":{"version":"0.9.0"}}}',
    /was written in format 1 by version 0\.9\.0; this version reads format 3\. Create a new one with --accept "REASON"\.$/,
  ],
  ['{"formatVersion":3}', /is not a baseline\. Give another file/],
  ['null', /is not a baseline\. Give another file/],
])('refuses the baseline %s', async (content, message) => {
  const file = join(folder, 'baseline.json');
  await writeFile(file, content);
  await expect(readBaseline(file)).rejects.toThrow(message);
});

it.each(['{"my":"file"}', 'not JSON', '[]'])('does not replace a file with %s', async (content) => {
  const file = join(folder, 'mine.json');
  await writeFile(file, content);
  await expect(assertReplaceable(file)).rejects.toThrow(/mine\.json is not a baseline/);
});

it('replaces a baseline of any version, and a file that is not there', async () => {
  const file = join(folder, 'old.json');
  await writeFile(file, '{"formatVersion":1,"accepted":{},"report":{},"snapshot":{}}');
  await expect(assertReplaceable(file)).resolves.toBeUndefined();
  await expect(assertReplaceable(join(folder, 'none.json'))).resolves.toBeUndefined();
});
