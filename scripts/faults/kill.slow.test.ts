import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { killAndSweep } from './kill.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-kill-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

// The whole table is `npm run faults`; here stand the first create of each kind and one in the middle.
const ONLY =
  'TrailAlreadyExistsException/*,InvalidCloudWatchLogsRoleArnException/*,InvalidKmsKeyIdException/*,KmsException/*';

test('a run that ends by itself leaves nothing, not even a journal', async () => {
  const run = await killAndSweep({ only: ONLY, folder });
  expect(run).toMatchObject({ exit: 0, left: [], remains: [], missing: [], touched: [], removed: 0 });
  expect(await readdir(join(folder, 'journal'))).toEqual([]);
});

test.each([1, 4, 9])('a run that is killed at create %i leaves nothing once it is swept', async (at) => {
  const run = await killAndSweep({ only: ONLY, folder, at });
  expect(run.exit).toBe('SIGKILL');
  expect(run.left.length).toBeGreaterThan(0);
  expect(run.remains).toEqual([]);
  expect(run.missing).toEqual([]);
  expect(run.touched).toEqual([]);
  expect(await readdir(join(folder, 'journal'))).toEqual([]);
});
