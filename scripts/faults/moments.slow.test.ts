import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CASES_TO_KILL } from './cases-to-kill.ts';
import { SOURCES } from './kill.ts';
import { killAtMoments, type Moment } from './moments.ts';
import { openPlace, type Place } from './place.ts';

let folder = '';
let place: Place;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-moments-'));
  place = await openPlace();
});
afterEach(async () => {
  await place.close();
  await rm(folder, { recursive: true, force: true });
});

// 50 kills on each of three targets are `npm run safety -- kills`; here are some, early, in the middle and late.
test('runs that are killed at a request leave nothing once they are swept, and nothing of others is touched', async () => {
  const draws = [0.08, 0.9, 0.3, 0.2, 0.6, 0.9, 0.95, 0.2].values();
  const random = () => draws.next().value ?? 0.5;
  const rows: Moment[] = [];
  const options = { place, count: 4, foreign: 6, only: CASES_TO_KILL, folder, program: SOURCES, random };
  for await (const row of killAtMoments(options)) rows.push(row);
  const killed = rows.filter(({ exit }) => exit === 'SIGKILL');
  expect(killed).toHaveLength(4);
  for (const { left, removed, failed, remains, touched } of killed) {
    expect({ removed, failed, remains, touched }).toEqual({
      removed: left.length,
      failed: [],
      remains: [],
      touched: [],
    });
  }
  expect(killed.some(({ left }) => left.length > 10)).toBe(true);
});
