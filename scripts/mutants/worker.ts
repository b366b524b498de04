import { loadTable } from '../../src/contract/table.ts';
import { describeCase } from '../../src/report/outcome.ts';
import { mutantJobs } from './jobs.ts';
import { isTold, judgeMutant, type MutantRow } from './matrix.ts';
import { TableRunner } from './run.ts';

/** What a worker tells: how many jobs there are, the cases of a table that don't pass on the reference, the row of a mutant, the end of a job. */
export type WorkerMessage =
  | { kind: 'ready'; jobs: number; mutants: number }
  | { kind: 'base'; broken: string[] }
  | { kind: 'row'; place: number; row: MutantRow }
  | { kind: 'done' };

// Every refusal of the reference is an error that is caught at once; nobody reads where it came from.
Error.stackTraceLimit = 0;

// Started by pool.ts with the names of operations; it sends the numbers of their jobs, one after the other.
const tell = (message: WorkerMessage) => process.send?.(message);
const jobs = await mutantJobs(process.argv.slice(2));
const runners = new Map<string, TableRunner>();

/** A runner of a table, once it is told which of its cases don't pass on the reference. */
async function open(operation: string): Promise<TableRunner> {
  const known = runners.get(operation);
  if (known) return known;
  const runner = await TableRunner.open(loadTable(operation));
  runners.set(operation, runner);
  const broken = runner.base.results.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  tell({ kind: 'base', broken: broken.map((result) => `${result.id}: ${describeCase(result)}`) });
  return runner;
}

async function work(job: number): Promise<void> {
  const { operation = '', mutants = [] } = jobs[job] ?? {};
  const runner = await open(operation);
  const touched = await runner.touchedBy(mutants.map(([, mutant]) => mutant));
  for (const [place, mutant] of mutants) {
    const run = await runner.run(mutant.options, touched.of(mutant), (results) => isTold(mutant, results));
    tell({ kind: 'row', place, row: judgeMutant(mutant, runner.base, run) });
  }
  tell({ kind: 'done' });
}

process.on('message', (job: number) => {
  work(job).catch((error: unknown) => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  });
});
tell({
  kind: 'ready',
  jobs: jobs.length,
  mutants: jobs.reduce((sum, { mutants }) => sum + mutants.length, 0),
});
