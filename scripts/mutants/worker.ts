import { loadTable } from '../../src/contract/table.ts';
import { describeCase } from '../../src/report/outcome.ts';
import { generateMutants } from './generate.ts';
import { judgeMutant, type MutantRow } from './matrix.ts';
import { TableRunner } from './run.ts';

/** What a worker tells: that every case passes on the reference or not, then one row for each of its mutants. */
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
const runner = await TableRunner.open(table);
const broken = runner.base.results.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
tell({
  kind: 'base',
  total: mutants.length,
  broken: broken.map((result) => `${result.id}: ${describeCase(result)}`),
});
const own = [...mutants.entries()].filter(([position]) => position % count === index);
const touched = await runner.touchedBy(own.map(([, mutant]) => mutant));
for (const [position, mutant] of own) {
  const run = await runner.run(mutant.options, touched.of(mutant));
  tell({ kind: 'row', index: position, row: judgeMutant(mutant, runner.base, run) });
}
process.disconnect?.();
