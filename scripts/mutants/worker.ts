import { loadTable } from '../../src/contract/table.ts';
import { describeCase } from '../../src/report/outcome.ts';
import { generateMutants } from './generate.ts';
import { lifeMutants } from './life/index.ts';
import { judgeMutant, type MutantRow } from './matrix.ts';
import type { Mutant } from './mutant.ts';
import { TableRunner } from './run.ts';

/** What a worker tells: the cases of a table that don't pass on the reference, then one row for each of its mutants. */
export type WorkerMessage =
  | { kind: 'base'; total: number; broken: string[] }
  | { kind: 'row'; index: number; row: MutantRow };

// Every refusal of the reference is an error that is caught at once; nobody reads where it came from.
Error.stackTraceLimit = 0;

// Started by pool.ts with its share as arguments: every COUNT-th mutant, from INDEX on.
const [index = 0, count = 1] = process.argv.slice(2).map(Number);
const tell = (message: WorkerMessage) => process.send?.(message);
const table = loadTable();
const mutants = await generateMutants(table);
const total = mutants.length + lifeMutants.length;

/** A runner of a table, once it is told which of its cases don't pass on the reference. */
async function open(operation: string): Promise<TableRunner> {
  const runner = await TableRunner.open(loadTable(operation));
  const broken = runner.base.results.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  tell({ kind: 'base', total, broken: broken.map((result) => `${result.id}: ${describeCase(result)}`) });
  return runner;
}

type Share = [position: number, mutant: Mutant][];
const share = (all: readonly Mutant[], from: number): Share =>
  [...all.entries()]
    .map(([place, mutant]): Share[number] => [from + place, mutant])
    .filter(([position]) => position % count === index);

const runner = await open(table.operation);
const own = share(mutants, 0);
const touched = await runner.touchedBy(own.map(([, mutant]) => mutant));
for (const [position, mutant] of own) {
  const run = await runner.run(mutant.options, touched.of(mutant));
  tell({ kind: 'row', index: position, row: judgeMutant(mutant, runner.base, run) });
}

const others = share(lifeMutants, mutants.length);
for (const operation of new Set(others.map(([, mutant]) => mutant.operation ?? table.operation))) {
  const ofOperation = await open(operation);
  const ofIts = others.filter(([, one]) => one.operation === operation);
  const touchedOf = await ofOperation.touchedBy(ofIts.map(([, mutant]) => mutant));
  for (const [position, mutant] of ofIts) {
    const run = await ofOperation.run(mutant.options, touchedOf.of(mutant));
    tell({ kind: 'row', index: position, row: judgeMutant(mutant, ofOperation.base, run) });
  }
}
process.disconnect?.();
