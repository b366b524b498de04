import type { MutantCoverage } from '@stryker-mutator/api/core';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { loadSuite } from '../../src/contract/table.ts';
import { CaseTests, type CreateReference } from './case-tests.ts';
import { LOOPS } from './explain.ts';
import { bundleReference } from './mutated-reference.ts';

/** What the code that Stryker wrote into the reference looks at and fills. */
interface Instrumented {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: MutantCoverage | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

const shared = globalThis as { __stryker__?: Instrumented };
shared.__stryker__ ??= {};
const instrumented = shared.__stryker__;

// Every refusal of the reference is an error that is caught at once; nobody reads where it came from.
Error.stackTraceLimit = 0;

/**
 * Runs the case tables of all operations as Stryker's tests, one test for each case. The suite itself is loaded once for all mutants; only the
 * reference is loaded again for each.
 */
class TableRunner implements TestRunner {
  #tests!: CaseTests;
  #load!: () => CreateReference;
  /** How many mutants each test killed so far. */
  readonly #kills = new Map<string, number>();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    // Stryker starts a runner in the folder with the mutated code.
    this.#load = await bundleReference(process.cwd());
    this.#tests = new CaseTests(loadSuite(), this.#load());
  }

  async dryRun(_options: DryRunOptions): Promise<DryRunResult> {
    const names = [...this.#tests.tests.keys()];
    // What is remembered of needs and messages is filled before coverage counts.
    for (const name of names) await this.#result(name, this.#load());
    instrumented.mutantCoverage = { static: {}, perTest: {} };
    const create = this.#load();
    const tests: TestResult[] = [];
    for (const name of names) tests.push(await this.#result(name, create));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: instrumented.mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const kills = (name: string) => this.#kills.get(name) ?? 0;
    // What kills many mutants likely kills this one, and then the others need not run.
    const names = [...(options.testFilter ?? this.#tests.tests.keys())].sort((a, b) => kills(b) - kills(a));
    Object.assign(instrumented, {
      activeMutant: options.activeMutant.id,
      hitCount: 0,
      hitLimit: options.hitLimit,
    });
    try {
      return await this.#survives(names, options);
    } finally {
      Object.assign(instrumented, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }

  async #survives(names: readonly string[], options: MutantRunOptions): Promise<MutantRunResult> {
    let create: CreateReference;
    try {
      create = this.#load();
    } catch (error) {
      return { status: MutantRunStatus.Error, errorMessage: String(error) };
    }
    const killedBy: string[] = [];
    let message = '';
    let ran = 0;
    for (const name of names) {
      const { id, ...result } = await this.#result(name, create);
      ran++;
      if (options.hitLimit !== undefined && (instrumented.hitCount ?? 0) > options.hitLimit)
        return { status: MutantRunStatus.Timeout, reason: LOOPS };
      if (result.status !== TestStatus.Failed) continue;
      message ||= result.failureMessage;
      killedBy.push(id);
      this.#kills.set(id, (this.#kills.get(id) ?? 0) + 1);
      if (!options.disableBail) break;
    }
    return killedBy.length === 0
      ? { status: MutantRunStatus.Survived, nrOfTests: ran }
      : { status: MutantRunStatus.Killed, killedBy, failureMessage: message, nrOfTests: ran };
  }

  /** Why the test fails; undefined if it passes. */
  async #ask(name: string, create: CreateReference): Promise<string | undefined> {
    const tableTest = this.#tests.tests.get(name);
    if (!tableTest) return `The table has no test ${name}.`;
    try {
      return await tableTest(create);
    } catch (error) {
      return String(error);
    }
  }

  async #result(name: string, create: CreateReference): Promise<TestResult> {
    const start = performance.now();
    instrumented.currentTestId = name;
    const failureMessage = await this.#ask(name, create);
    instrumented.currentTestId = undefined;
    const test = { id: name, name, timeSpentMs: performance.now() - start };
    return failureMessage === undefined
      ? { ...test, status: TestStatus.Success }
      : { ...test, status: TestStatus.Failed, failureMessage };
  }
}

/** Loaded by Stryker under this name. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'table', factory: () => new TableRunner() }];
