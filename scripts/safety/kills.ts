import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupBy } from '../../src/contract/group-by.ts';
import { packageRoot } from '../../src/files/root.ts';
import { startProcess } from '../../src/start/process.ts';
import { install } from '../board/installed.ts';
import { BOARD_TARGETS } from '../board/targets.ts';
import { CASES_TO_KILL } from '../faults/cases-to-kill.ts';
import { forwardTo } from '../faults/forward.ts';
import { BUILT } from '../faults/kill.ts';
import { killAtMoments, type Moment } from '../faults/moments.ts';
import { openPlace, type Place } from '../faults/place.ts';
import { table } from './table.ts';

const KILLS = 50;
const FOREIGN = 20;
const TARGETS = ['reference', 'moto', 'ministack'];

const sum = (rows: readonly Moment[], of: (row: Moment) => number) =>
  rows.reduce((total, row) => total + of(row), 0);

/** Kills runs on each target, and counts what was left and what was touched. */
export async function killsSection(): Promise<string> {
  const all = await Promise.all(
    TARGETS.map(async (target) => ({ target, rows: await onPlace(target, killed) })),
  );
  const byTarget = all.map(({ target, rows }) => [target, ...figures(rows)]);
  const moments = all.flatMap(({ rows }) => rows);
  const byOperation = [...groupBy(moments, ({ what }) => what || 'none: it had ended')]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([what, rows]) => [what, ...figures(rows)]);
  const head = ['runs', 'killed', 'left by the kills', 'swept', 'left by the sweeps', 'foreign touched'];
  return [
    table(['target', ...head], [...byTarget, ['all', ...figures(moments)]]),
    'By the request under way:',
    table(['operation', ...head], byOperation),
  ].join('\n\n');
}

function figures(rows: readonly Moment[]): number[] {
  return [
    rows.length,
    rows.filter(({ exit }) => exit === 'SIGKILL').length,
    sum(rows, ({ left }) => left.length),
    sum(rows, ({ removed }) => removed),
    sum(rows, ({ remains }) => remains.length),
    sum(rows, ({ touched }) => touched.length),
  ];
}

async function killed(place: Place, target: string): Promise<Moment[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ctc-kills-'));
  const rows: Moment[] = [];
  try {
    const options = { place, count: KILLS, foreign: FOREIGN, only: CASES_TO_KILL, folder };
    for await (const row of killAtMoments({ ...options, program: BUILT, random: Math.random })) {
      rows.push(row);
      const { at, of, what, hadTakenEffect, left, removed, failed, remains, touched } = row;
      const moment = `${at} of ${of}, ${hadTakenEffect ? 'after' : 'before'} ${what || 'nothing'}`;
      console.log(`${target}: ${moment}: ${left.length} left, ${removed} removed`);
      for (const one of [...failed, ...remains, ...touched]) console.log(`  ${one}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return rows;
}

/** Opens the gate before a target of the board, or before the reference. */
async function onPlace<T>(name: string, use: (place: Place, name: string) => Promise<T>): Promise<T> {
  const target = BOARD_TARGETS.find((one) => one.name === name);
  if (!target) return closing(await openPlace(), name, use);
  const started = await startProcess((await install(target)).process, packageRoot());
  try {
    return await closing(await openPlace(forwardTo(started.url)), name, use);
  } finally {
    await started.stop();
  }
}

async function closing<T>(place: Place, name: string, use: (place: Place, name: string) => Promise<T>) {
  try {
    return await use(place, name);
  } finally {
    await place.close();
  }
}
