// Measures what the speed of the suite is held to, as ratios taken in one run, and writes reports/bench.json.
// `--long` explores 100,000 requests instead of 10,000.
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadTable } from '../src/cases/table.ts';
import { writeWhole } from '../src/files.ts';
import { packageRoot } from '../src/root.ts';
import { openTarget } from '../src/targets/open.ts';
import { measureExplore } from './bench/explore.ts';
import { measureReplay, type ReplayFigures } from './bench/replay.ts';
import { runMutants } from './mutants/pool.ts';

interface Figure {
  name: string;
  value: number;
  limit: number;
  /** What the value is made of. */
  of: Record<string, number>;
}

/** Rounds of a replay; the one in the middle counts. */
const ROUNDS = 5;

const figures: Figure[] = [];
const round = (value: number) => Math.round(value * 1000) / 1000;
const measured = (name: string, value: number, limit: number, of: Record<string, number>) => {
  const parts = Object.fromEntries(Object.entries(of).map(([key, part]) => [key, round(part)]));
  figures.push({ name, value: round(value), limit, of: parts });
  process.stdout.write(
    `${value <= limit ? 'holds ' : 'misses'}  ${name}: ${round(value)} (limit ${limit})\n`,
  );
};

const table = loadTable();
const reference = await openTarget({ target: 'reference' });
const replay = median(await measureReplay(table, reference.description, ROUNDS));
await reference.close();
measured('run phase on the reference ÷ bare replay', replay.runMs / replay.bareMs, 1.5, { ...replay });

const few = await measureExplore(1_000);
const many = await measureExplore(process.argv.includes('--long') ? 100_000 : 10_000);
measured('explore, time a request, many ÷ few', many.msEach / few.msEach, 1.1, {
  few: few.msEach,
  many: many.msEach,
  count: many.count,
});
measured('explore, peak memory, many ÷ few', many.peakMiB / few.peakMiB, 1.2, {
  few: few.peakMiB,
  many: many.peakMiB,
});

const start = await measureStart();
measured('process start to first result ÷ an empty vitest run', start.first / start.empty, 2, start);

const clock = performance.now();
const rows = await runMutants(2, () => {});
measured('mutant matrix, seconds on two processes', (performance.now() - clock) / 1000, 60, {
  mutants: rows.length,
});

const [cpu] = cpus();
const machine = { cpu: cpu?.model ?? 'unknown', cores: cpus().length, node: process.version };
await writeWhole(
  join(packageRoot(), 'reports/bench.json'),
  `${JSON.stringify({ formatVersion: 1, machine, figures }, null, 2)}\n`,
);
process.exitCode = figures.some(({ value, limit }) => value > limit) ? 1 : 0;

/** The round whose ratio is in the middle. */
function median(rounds: readonly ReplayFigures[]): ReplayFigures {
  const sorted = [...rounds].sort((a, b) => a.runMs / a.bareMs - b.runMs / b.bareMs);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('no round was measured');
  return middle;
}

/** One case through the command line, against vitest with nothing to do. */
async function measureStart(): Promise<{ first: number; empty: number }> {
  const run = promisify(execFile);
  const root = packageRoot();
  const bin = (name: string) => join(root, 'node_modules/.bin', name);
  const time = async (file: string, args: string[]) => {
    const begin = performance.now();
    await run(file, args, { cwd: root });
    return performance.now() - begin;
  };
  const one = [
    'src/cli/main.ts',
    'run',
    '--only',
    'InvalidTrailNameException/empty',
    '--out',
    'reports/bench-start',
  ];
  const nothing = ['run', '--config', 'vitest.config.ts', '--passWithNoTests', 'nothing-of-the-kind'];
  await time(bin('tsx'), one);
  await time(bin('vitest'), nothing);
  return { first: await time(bin('tsx'), one), empty: await time(bin('vitest'), nothing) };
}
