/**
 * Kills a run of each case at every create in turn, sweeps, and writes what was left: `tsx scripts/faults.ts [GLOB]`.
 * One run for each case, so that a create is reached soon; needs are made again for each.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTable } from '../src/cases/table.ts';
import { selectCases } from '../src/run/filter.ts';
import { killAndSweep } from './faults/kill.ts';

const only = process.argv.slice(2);
const cases = selectCases(loadTable(), { only });
const folder = await mkdtemp(join(tmpdir(), 'ctc-faults-'));
const total = { kills: 0, left: 0, swept: 0, remains: 0, missing: 0 };
const print = (...cells: unknown[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
try {
  print('case', 'killed at', 'create', 'left by the kill', 'swept', 'left by the sweep', 'foreign touched');
  print('---', '---:', '---', '---:', '---:', '---:', '---:');
  for (const { id } of cases) {
    const whole = await killAndSweep({ only: id, folder });
    for (let at = 1; at <= whole.creates; at += 1) {
      const { what, left, removed, remains, missing } = await killAndSweep({ only: id, folder, at });
      print(id, `${at} of ${whole.creates}`, what, left.length, removed, remains.length, missing.length);
      total.kills += 1;
      total.left += left.length;
      total.swept += removed;
      total.remains += remains.length + whole.left.length;
      total.missing += missing.length;
    }
  }
  print('all', total.kills, '', total.left, total.swept, total.remains, total.missing);
  if (total.remains + total.missing > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
