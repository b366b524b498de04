import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowsOfCase } from './table.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-table-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

// One case with needs of two kinds, a step and a control; the whole table is `npm run faults`.
test('a case is killed at each of its creates in turn, then runs to its end', async () => {
  const rows = await rowsOfCase('InvalidKmsKeyIdException/not-a-key', { folder });
  const [last] = rows.slice(-1);
  expect(rows.slice(0, -1).map(({ exit }) => exit)).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL']);
  // Needs are made side by side, by each run in whichever order.
  const made = rows.map(({ what }) => what);
  for (const need of made.slice(0, 2)) expect(['CreateBucket', 'CreateKey']).toContain(need);
  expect(made.slice(2)).toEqual(['CreateTrail', 'none']);
  expect(last).toMatchObject({ exit: 0, creates: 3, left: 0, swept: 0 });
  for (const { left, swept, remains, touched } of rows) {
    expect({ swept, remains, touched }).toEqual({ swept: left, remains: 0, touched: 0 });
  }
  expect(await readdir(join(folder, 'journal'))).toEqual([]);
});
