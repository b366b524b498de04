import { join } from 'node:path';
import { loadSuite, loadTable } from '../src/contract/table.ts';
import { packageRoot } from '../src/files/root.ts';
import { writeWhole } from '../src/files/write.ts';
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

// Runs the tables on every mutant of the reference. `--write` also writes docs/mutants.md.
const WORKERS = 2;
const start = performance.now();
const table = loadTable();
// A case that only reports can't kill.
const mutants = await runMutants(WORKERS, (done, total) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} mutants`);
});
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
const operations = tallyOperations(mutants);
const judged = [table.operation, ...operations.map(({ operation }) => operation)];
const cases = loadSuite(judged)
  .cases.filter(({ informative }) => !informative)
  .map(({ id }) => id);
const { name, version, specSha256, casesSha256 } = await suiteFacts(table);
const needed = necessity(cases, mutants);
const lanes = tallyLanes(table, mutants);
const report: MatrixReport = {
  formatVersion: 1,
  suite: { name, version, specSha256, casesSha256, cases: cases.length },
  ms: Math.round(performance.now() - start),
  workers: WORKERS,
  cases,
  mutants,
  faults: tallyFaults(mutants, await loadFaults()),
  lanes,
  operations,
  survivors: explainSurvivors(mutants, await loadEquivalents()),
  necessity: needed,
  unneeded: explainUnneeded(needed, await loadKept()),
};
const folder = join(packageRoot(), 'reports/mutants');
await writeWhole(join(folder, 'matrix.json'), `${JSON.stringify(report, null, 2)}\n`);
await writeWhole(join(folder, 'matrix.md'), toMarkdown(report));
await writeWhole(join(folder, 'matrix.html'), toHtml(report));
if (process.argv.includes('--write')) {
  await writeWhole(join(packageRoot(), 'docs/mutants.md'), toPage(report));
}
const { survivors, unneeded } = report;
const unkilled = lanes.filter(({ sdk, wire }) => sdk === 0 || wire === 0);
const killed = mutants.filter((row) => row.killed).length;
const lines = [
  `${killed} of ${mutants.length} mutants killed, ${survivors.equivalent.length} equivalent, ${survivors.unexplained.length} unexplained, in ${showDuration(report.ms)}`,
  ...survivors.unexplained.map(({ id, title }) => `  survives  ${id}: ${title}`),
  ...survivors.stale.map(
    (glob) =>
      `  stale     ${glob}: no survivor has this name; remove it from scripts/mutants/equivalent.yaml`,
  ),
  `smallest killing set: ${needed.smallest.length} of ${cases.length} cases; ${unneeded.kept.length} others kept with a reason, ${unneeded.unexplained.length} without`,
  ...unneeded.unexplained.map(
    (id) => `  unneeded  ${id}: merge it, or say in scripts/mutants/kept.yaml why it stays`,
  ),
  ...unneeded.stale.map(
    (glob) => `  stale     ${glob}: no unneeded case has this name; remove it from scripts/mutants/kept.yaml`,
  ),
  ...unkilled.map(({ exception }) => `  one lane  ${exception}: none of its mutants is killed in the other`),
  'reports/mutants/matrix.{json,md,html}',
];
process.stdout.write(`${lines.join('\n')}\n`);
const open = [unkilled, survivors.unexplained, survivors.stale, unneeded.unexplained, unneeded.stale].flat();
process.exitCode = open.length > 0 ? 1 : 0;
