import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadOperations, loadSuite, loadTable } from '../src/contract/table.ts';
import { packageRoot } from '../src/files/root.ts';
import { writeWhole } from '../src/files/write.ts';
import { selectOperations } from '../src/results/select-operations.ts';
import { suiteFacts } from '../src/results/suite.ts';
import { showDuration } from '../src/text/duration.ts';
import { explainSurvivors, loadEquivalents } from './mutants/equivalent.ts';
import { loadFaults, tallyFaults, tallyLanes } from './mutants/faults.ts';
import { explainUnneeded, loadKept } from './mutants/kept.ts';
import { toMarkdown, toPage } from './mutants/markdown.ts';
import { necessity } from './mutants/necessity.ts';
import { tallyOperations } from './mutants/operations.ts';
import { toHtml } from './mutants/picture.ts';
import { runMutants } from './mutants/pool.ts';
import type { MatrixReport } from './mutants/report.ts';

// Runs the tables on every mutant of the reference, or on those of the operations that --operation names. `--write` also
// writes docs/mutants.md, which is about all.
const WORKERS = 2;
const { values } = parseArgs({
  options: {
    operation: { type: 'string', multiple: true, default: ['*'] },
    write: { type: 'boolean', default: false },
  },
});
const asked = selectOperations(values.operation);
const start = performance.now();
const table = loadTable();
const mutants = await runMutants(WORKERS, asked, (done, total) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} mutants`);
});
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
const ms = Math.round(performance.now() - start);
const survivors = explainSurvivors(mutants, await loadEquivalents());
const killed = mutants.filter((row) => row.killed).length;
const isWhole = asked.length === loadOperations().length;
const ofThem = isWhole ? '' : ` of ${asked.join(', ')}`;
// What no mutant needs, and a reason that no survivor has, show only beside all of them.
const whole = isWhole ? await reportAll() : { lines: [], open: [] };
const lines = [
  `${killed} of ${mutants.length} mutants${ofThem} killed, ${survivors.equivalent.length} equivalent, ${survivors.unexplained.length} unexplained, in ${showDuration(ms)}`,
  ...survivors.unexplained.map(({ id, title }) => `  survives  ${id}: ${title}`),
  ...whole.lines,
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = survivors.unexplained.length + whole.open.length > 0 ? 1 : 0;

/** Writes the files about all mutants. Gives what it says of them, and what is to be done. */
async function reportAll(): Promise<{ lines: string[]; open: unknown[] }> {
  const operations = tallyOperations(mutants);
  // A case that only reports can't kill.
  const cases = loadSuite()
    .cases.filter(({ informative }) => !informative)
    .map(({ id }) => id);
  const { name, version, specSha256, casesSha256 } = await suiteFacts(table);
  const needed = necessity(cases, mutants);
  const lanes = tallyLanes(table, mutants);
  const unneeded = explainUnneeded(needed, await loadKept());
  const report: MatrixReport = {
    formatVersion: 1,
    suite: { name, version, specSha256, casesSha256, cases: cases.length },
    ms,
    workers: WORKERS,
    cases,
    mutants,
    faults: tallyFaults(mutants, await loadFaults()),
    lanes,
    operations,
    survivors,
    necessity: needed,
    unneeded,
  };
  const folder = join(packageRoot(), 'reports/mutants');
  await writeWhole(join(folder, 'matrix.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeWhole(join(folder, 'matrix.md'), toMarkdown(report));
  await writeWhole(join(folder, 'matrix.html'), toHtml(report));
  if (values.write) await writeWhole(join(packageRoot(), 'docs/mutants.md'), toPage(report));
  const unkilled = lanes.filter(({ sdk, wire }) => sdk === 0 || wire === 0);
  const lines = [
    ...survivors.stale.map(
      (glob) =>
        `  stale     ${glob}: no survivor has this name; remove it from scripts/mutants/equivalent.yaml`,
    ),
    `smallest killing set: ${needed.smallest.length} of ${cases.length} cases; ${unneeded.kept.length} others kept with a reason, ${unneeded.unexplained.length} without`,
    ...unneeded.unexplained.map(
      (id) => `  unneeded  ${id}: merge it, or say in scripts/mutants/kept.yaml why it stays`,
    ),
    ...unneeded.stale.map(
      (glob) =>
        `  stale     ${glob}: no unneeded case has this name; remove it from scripts/mutants/kept.yaml`,
    ),
    ...unkilled.map(
      ({ exception }) => `  one lane  ${exception}: none of its mutants is killed in the other`,
    ),
    'reports/mutants/matrix.{json,md,html}',
  ];
  return { lines, open: [unkilled, survivors.stale, unneeded.unexplained, unneeded.stale].flat() };
}
