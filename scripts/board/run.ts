import { join } from 'node:path';
import { loadSuite, loadTable } from '../../src/contract/table.ts';
import type { TargetDescription } from '../../src/contract/target.ts';
import { packageRoot } from '../../src/files/root.ts';
import { suiteFacts } from '../../src/results/suite.ts';
import { type ConformanceRun, runConformance } from '../../src/session/conformance.ts';
import { openTarget } from '../../src/session/open-target.ts';
import { writeReport } from '../../src/session/write-report.ts';
import { startProcess } from '../../src/start/process.ts';
import { describeTarget } from '../../src/targets/describe.ts';
import type { Entry } from './board.ts';
import { install } from './installed.ts';
import type { BoardTarget } from './targets.ts';

const root = packageRoot();

/** The run of a target of the board, from its registry. @throws Error when it doesn't come up or dies */
export async function runEmulator(target: BoardTarget, journal: string): Promise<Entry> {
  const { name, version } = target;
  const { process, runtime } = await install(target);
  const started = await startProcess(process, root);
  try {
    const config = { process: target.process };
    const access = { url: started.url, env: {}, targetVersion: version };
    const description = await describeTarget({ name, config, folder: root }, access);
    const { report } = await runOn(description, journal);
    assertAlive(name, await started.died());
    return { name, version, runtime, report, reproduce: `npm run board -- ${name}` };
  } finally {
    await started.stop();
  }
}

/**
 * The run of a target by its name: one that needs no config, or one of a config file.
 * @throws CannotJudge when it doesn't come up; Error when it dies
 */
export async function runNamed(name: string, journal: string, config?: string): Promise<Entry> {
  const target = await openTarget({ target: name, ...(config === undefined ? {} : { config }) });
  try {
    const { report } = await runOn({ ...target.description, name }, journal);
    assertAlive(name, await target.died());
    const own = target.reference ? (await suiteFacts(loadTable())).version : report.target.version;
    return {
      name,
      version: own ?? 'unknown',
      runtime: target.reference ? `Node ${process.versions.node}` : '–',
      report,
      reproduce: `npm run board -- ${config === undefined ? '' : `--targets ${config} `}${name}`,
    };
  } finally {
    await target.close();
  }
}

/** Every case on a target; the report goes below reports/board-runs/. */
async function runOn(target: TargetDescription, journal: string): Promise<ConformanceRun> {
  const run = await runConformance({ target, only: [], journal });
  await writeReport(join(root, 'reports/board-runs', target.name), { table: loadSuite(), ...run });
  console.log(`${target.name}: ${JSON.stringify(run.report.summary.outcomes)}`);
  return run;
}

function assertAlive(name: string, died: string | undefined): void {
  if (died) throw new Error(`${name} ${died} during the run`);
}
