import { join } from 'node:path';
import { createVitest, type Reporter, type TestCase, type TestModule } from 'vitest/node';
import type { Capability } from '../../generated/report.ts';
import { packageRoot } from '../files/root.ts';
import type { CaseDone, Job } from './job.ts';

/** What the caller hears while the table runs. */
export interface Progress {
  /** What the target can do, before any case runs. */
  probed?(capabilities: readonly Capability[]): void;
  /** How many cases there will be; once, before the first. */
  expect?(total: number): void;
  begin?(caseId: string): void;
  done?(one: CaseDone): void;
}

/**
 * Runs the suites over the job's cases through vitest and gives what each case came to.
 * All files share one worker, so that the bound on living resources holds for the whole run.
 * @throws Error when a suite can't be loaded or a test ended without a result: a fault of the harness
 */
export async function runSuites(job: Job, progress?: Progress): Promise<CaseDone[]> {
  progress?.expect?.(job.caseIds.length);
  const collected: CaseDone[] = [];
  const faults: string[] = [];
  const reporter: Reporter = {
    onTestCaseReady: (test: TestCase) => progress?.begin?.(test.name),
    onTestCaseResult(test: TestCase) {
      const done = test.meta().conformance;
      if (done) {
        collected.push(done);
        progress?.done?.(done);
      } else if (test.result().state === 'failed') {
        faults.push(`${test.fullName}: ${test.result().errors?.[0]?.message ?? 'no result'}`);
      }
    },
    onTestModuleEnd(module: TestModule) {
      for (const error of module.errors()) faults.push(`${module.relativeModuleId}: ${error.message}`);
    },
    onTestRunEnd(_modules, unhandled) {
      for (const error of unhandled) faults.push(error.message);
    },
  };
  const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
  const suites = join(import.meta.dirname, '../../suites');
  const keepListeners = rememberListeners();
  const vitest = await createVitest(
    'test',
    {
      root: packageRoot(),
      config: false,
      watch: false,
      include: [`${suites}/*.suite.${extension}`],
      exclude: [],
      reporters: [reporter],
      pool: 'threads',
      maxWorkers: 1,
      isolate: false,
      fileParallelism: false,
      maxConcurrency: 1_000,
      testTimeout: 0,
      hookTimeout: 0,
      provide: { conformance: job },
    },
    { logLevel: 'error' },
  );
  keepListeners();
  // vitest marks the process as failed when a test fails; what a failing case means is ours to say.
  const exitCode = process.exitCode;
  try {
    await vitest.start();
  } finally {
    await vitest.close();
    process.exitCode = exitCode;
  }
  const ran = new Set(collected.map(({ result }) => result.id));
  for (const id of job.caseIds) if (!ran.has(id)) faults.push(`${id}: no suite ran it`);
  if (faults.length > 0) throw new Error(`the suites did not run through:\n  ${faults.join('\n  ')}`);
  const order = new Map(job.caseIds.map((id, index) => [id, index]));
  return collected.sort((a, b) => (order.get(a.result.id) ?? 0) - (order.get(b.result.id) ?? 0));
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Gives a function that removes the listeners added since. vitest ends the process a moment after a signal, while what
 * the run has made is still there: what a signal means is for the caller to say.
 */
function rememberListeners(): () => void {
  const before = SIGNALS.map((signal) => new Set(process.listeners(signal)));
  return () => {
    for (const [index, signal] of SIGNALS.entries()) {
      const added = process.listeners(signal).filter((listener) => !before[index]?.has(listener));
      for (const listener of added) process.off(signal, listener);
    }
  };
}
