// Measures what the speed of the suite is held to, as ratios taken in one run, and writes reports/bench.json.
// `--long` explores 100,000 requests instead of 10,000.
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadTable } from '../src/cases/table.ts';
import { writeWhole } from '../src/files.ts';
import { packageRoot } from '../src/root.ts';
import { measureExplore } from './bench/explore.ts';
import { measureReplay } from './bench/replay.ts';
import { runMutants } from './mutants/pool.ts';

interface Figure {
  name: string;
  value: number;
  limit: number;
  /** What the value is made of. */
  of: Record<string, number>;
}

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
// The first run pays for loading and compiling, which the bare replay would not.
await measureReplay(table);
const replay = await measureReplay(table);
measured('run phase on the reference ÷ bare replay', replay.runMs / replay.replayMs, 1.5, { ...replay });

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
