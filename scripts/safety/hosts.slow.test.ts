import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { SOURCES } from '../faults/kill.ts';
import { hostsRows } from './hosts.ts';

const isAble = (() => {
  try {
    execFileSync('unshare', [
      '--user',
      '--map-root-user',
      '--uts',
      '--pid',
      '--fork',
      '--mount-proc',
      'true',
    ]);
    return true;
  } catch {
    return false;
  }
})();

// `npm run safety -- hosts` has the same with clocks that agree, and with one that is behind.
test.runIf(isAble)('a run and a sweep, and two runs, on two hosts with one folder of journals', async () => {
  const rows = await hostsRows(SOURCES, [10]);
  expect(rows.map(({ exit, left }) => [exit, left])).toEqual([
    ['0, 0', 0],
    ['0, 0', 0],
    ['killed, 0, with --force 0', 0],
    ['killed, 0', 0],
  ]);
  for (const said of [rows[0]?.said, rows[2]?.said]) {
    expect(said).toMatch(
      /^run RUN: it may still be running .* it can be swept in \d+ min \d+ s, or now with --force RUN$/,
    );
  }
});
