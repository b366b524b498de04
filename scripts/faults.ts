/**
 * Kills a run of each case at every create in turn, sweeps, and writes what was left: `npm run faults [-- GLOB]`.
 * One run for each case, so that a create is reached soon; needs are made again for each.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTable } from '../src/contract/table.ts';
import { selectCases } from '../src/results/filter.ts';
import { showDuration } from '../src/text/duration.ts';
import { BUILT } from './faults/kill.ts';
import { type Row, rowsOfCase } from './faults/table.ts';

const begin = performance.now();
const cases = selectCases(loadTable(), { only: process.argv.slice(2) });
const folder = await mkdtemp(join(tmpdir(), 'ctc-faults-'));
const rows: Row[] = [];
const print = (...cells: unknown[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
print('case', 'killed at', 'create', 'left by the kill', 'swept', 'left by the sweep', 'foreign touched');
print('---', '---:', '---', '---:', '---:', '---:', '---:');

const waiting = cases.values();
async function work() {
  // One iterator for all workers: each takes the next case.
  for (const { id } of waiting) {
    for (const row of await rowsOfCase(id, { folder: join(folder, id.replace('/', '-')), program: BUILT })) {
      print(id, `${row.at} of ${row.creates}`, row.what, row.left, row.swept, row.remains, row.touched);
      rows.push(row);
    }
  }
}

try {
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const sum = (column: 'left' | 'swept' | 'remains' | 'touched') =>
    rows.reduce((total, row) => total + row[column], 0);
  const kills = rows.filter(({ exit }) => exit === 'SIGKILL').length;
  print(
    `${cases.length} cases`,
    `${kills} kills`,
    '',
    sum('left'),
    sum('swept'),
    sum('remains'),
    sum('touched'),
  );
  process.stdout.write(`\n${showDuration(performance.now() - begin)}\n`);
  if (sum('remains') + sum('touched') > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
