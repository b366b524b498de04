/** Kills a run at every create in turn, sweeps, and prints what was left: `tsx scripts/faults.ts [GLOB]`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAndSweep } from './faults/kill.ts';

const only = process.argv[2] ?? 'TrailAlreadyExistsException/*,InsufficientSnsTopicPolicyException/*';
const folder = await mkdtemp(join(tmpdir(), 'ctc-faults-'));
try {
  const whole = await killAndSweep({ only, folder });
  process.stdout.write(
    `${whole.creates} creates in ${only}; exit ${whole.exit}, left ${whole.left.length}\n\n`,
  );
  process.stdout.write(
    '| killed at | create | left by the kill | swept | left by the sweep | foreign touched |\n',
  );
  process.stdout.write('|---:|---|---:|---:|---:|---:|\n');
  for (let at = 1; at <= whole.creates; at += 1) {
    const { what, left, removed, remains, missing } = await killAndSweep({ only, folder, at });
    process.stdout.write(
      `| ${at} | ${what} | ${left.length} | ${removed} | ${remains.length} | ${missing.length} |\n`,
    );
    if (remains.length + missing.length > 0) process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
