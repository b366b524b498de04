// Measures what the speed of the suite is held to, as ratios taken in one run, and writes reports/bench.json and the table
// of docs/performance.md. With names of parts (replay, moto, start, throttled, explore, mutants) it only prints those.
import { cpus } from 'node:os';
import { loadOperations, loadTable } from '../src/contract/table.ts';
import { packageRoot } from '../src/files/root.ts';
import { openTarget } from '../src/session/open-target.ts';
import { startProcess } from '../src/start/process.ts';
import { describeTarget } from '../src/targets/describe.ts';
import { measureExplore } from './bench/explore.ts';
import { type Figure, median } from './bench/figure.ts';
import { measureReplay, type ReplayFigures } from './bench/replay.ts';
import { measureStart } from './bench/start.ts';
import { measureThrottled } from './bench/throttled.ts';
import { writeBench } from './bench/write.ts';
import { installNamed } from './board/installed.ts';
import { runMutants } from './mutants/pool.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const ROUNDS = 5;
const SECOND_MS = 1_000;
const table = loadTable();

const PARTS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  replay: async () => {
    const target = await openTarget({ target: 'reference' });
    const rounds = await measureReplay(table, target.description, ROUNDS);
    await target.close();
    return [replayFigure('the reference', 1.5, rounds)];
  },
  moto: async () => {
    const { version, process: program } = await installNamed('moto');
    const started = await startProcess(program, packageRoot());
    try {
      const chosen = { name: 'moto', config: { process: program }, folder: packageRoot() };
      const target = await describeTarget(chosen, { url: started.url, env: {} });
      const rounds = await measureReplay(table, target, ROUNDS);
      return [replayFigure(`moto ${version}`, 1.2, rounds)];
    } finally {
      await started.stop();
    }
  },
  start: async () => {
    const rounds = await measureStart(table.operation, ROUNDS);
    const of = median(rounds, ({ firstMs, emptyMs }) => firstMs / emptyMs);
    return [
      {
        name: 'process start to first exchange ÷ an empty `vitest run`',
        value: of.firstMs / of.emptyMs,
        limit: 2,
        of: { ...of },
      },
    ];
  },
  throttled: async () => {
    const { totalMs, calls, throttled, outcomes } = await measureThrottled(table.operation, SECOND_MS);
    return [
      {
        name: `a target that answers in 150 ms and throttles ${table.operation} above 1 a second: total ÷ (calls × 1 s)`,
        value: totalMs / (calls * SECOND_MS),
        limit: 1.1,
        of: { totalMs, calls, throttled, ...outcomes },
      },
    ];
  },
  explore: async () => {
    // The first requests pay for loading and compiling: a comparison of 1,000 cold ones with 100,000 would flatter the many.
    await measureExplore(20_000);
    const few = await measureExplore(1_000);
    const many = await measureExplore(100_000);
    const of = { fewMsEach: few.msEach, manyMsEach: many.msEach, fewMiB: few.peakMiB, manyMiB: many.peakMiB };
    return [
      { name: '`--explore` 1,000 → 100,000: time a case', value: many.msEach / few.msEach, limit: 1.1, of },
      { name: '`--explore` 1,000 → 100,000: peak memory', value: many.peakMiB / few.peakMiB, limit: 1.2, of },
    ];
  },
  mutants: async () => [
    await mutantsFigure(`mutants of ${table.operation}`, [table.operation], 1.5),
    await mutantsFigure('mutants of all operations', loadOperations(), 3),
  ],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`no part is called ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

const round = (value: number) => Math.round(value * 100) / 100;
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const { value, of, ...rest } of await measure()) {
    const parts = Object.fromEntries(Object.entries(of).map(([key, part]) => [key, round(part)]));
    const figure = { ...rest, value: round(value), of: parts };
    figures.push(figure);
    const says = figure.value <= figure.limit ? 'holds ' : 'misses';
    console.log(`${says}  ${figure.name}: ${figure.value} (limit ${figure.limit})  ${JSON.stringify(parts)}`);
  }
}
if (asked.length === 0) {
  const [cpu] = cpus();
  const machine = { cpu: cpu?.model.trim() ?? 'unknown', cores: cpus().length, node: process.versions.node };
  await writeBench({ formatVersion: 1, date: new Date().toISOString().slice(0, 10), machine, figures });
}
process.exitCode = figures.some(({ value, limit }) => value > limit) ? 1 : 0;

function replayFigure(target: string, limit: number, rounds: readonly ReplayFigures[]): Figure {
  const of = median(rounds, ({ runMs, bareMs }) => runMs / bareMs);
  const { runMs, lanesMs, bareMs } = of;
  const share = (ms: number) => `${Math.round((100 * ms) / runMs)} %`;
  return {
    name: `run phase on ${target} ÷ bare replay`,
    value: runMs / bareMs,
    limit,
    of: { ...of },
    note: `${share(bareMs)} bare exchanges, ${share(lanesMs - bareMs)} building, signing, recording, reading and scrubbing them, ${share(runMs - lanesMs)} journal, retries and judging`,
  };
}

async function mutantsFigure(name: string, operations: readonly string[], limit: number): Promise<Figure> {
  const begin = performance.now();
  const rows = await runMutants(2, operations, () => {});
  const seconds = (performance.now() - begin) / SECOND_MS;
  const of = { seconds, mutants: rows.length };
  return { name: `${name} on two processes, in minutes`, value: seconds / 60, limit, of };
}
