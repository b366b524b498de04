import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { CaseResult } from '../../src/contract/result.ts';
import { verdictOf } from '../../src/judge/verdict.ts';
import type { Handle } from '../../src/lanes/in-process.ts';
import { createReference, type ReferenceOptions } from '../../src/reference/index.ts';
import { retiredSightings } from '../../src/results/retired.ts';
import type { CaseDone } from '../../src/session/run-case.ts';
import { type RecordedFixtures, recordFixtures } from './fixtures.ts';
import { MemoRun } from './memo-run.ts';
import type { Mutant } from './mutant.ts';
import { TouchedCases } from './touched.ts';

/** A clock that moves a second at each look, so that the same requests get the same answers on every reference, dates included. */
export function clock(): Partial<ReferenceOptions> {
  let now = Date.UTC(2026, 0, 1);
  return {
    now: () => {
      now += 1_000;
      return now;
    },
  };
}

/** What a table came to on one reference. */
export interface TableRun {
  results: CaseResult[];
  /** Verdict by exception or part. */
  verdicts: Record<string, string>;
}

/** Runs one table on many references. */
export class TableRunner {
  /** What the reference itself comes to. */
  base!: TableRun;
  readonly #table: CaseTable;
  readonly #memo: MemoRun;
  readonly #recorded: RecordedFixtures;
  #onReference: readonly CaseDone[] = [];

  private constructor(table: CaseTable, memo: MemoRun, recorded: RecordedFixtures) {
    this.#table = table;
    this.#memo = memo;
    this.#recorded = recorded;
  }

  static async open(table: CaseTable): Promise<TableRunner> {
    const { handle } = createReference(clock());
    const runner = new TableRunner(table, new MemoRun(table, handle), await recordFixtures(table, handle));
    runner.#onReference = await runner.#runCases(table.cases, await runner.#start({}));
    runner.base = runner.#runOf(runner.#onReference);
    return runner;
  }

  /** Runs cases on a reference with these options, all by default; the others are taken to come out as on the reference. */
  async run(options: Partial<ReferenceOptions>, only?: ReadonlySet<string>): Promise<TableRun> {
    if (only?.size === 0) return this.base;
    const cases = this.#table.cases.filter(({ id }) => only?.has(id) ?? true);
    const done = await this.#runCases(cases, await this.#start(options));
    const byId = new Map(done.map((one) => [one.result.id, one]));
    return this.#runOf(this.#onReference.map((one) => byId.get(one.result.id) ?? one));
  }

  /** Finds the cases that each mutant can change. */
  async touchedBy(mutants: readonly Mutant[]): Promise<TouchedCases> {
    const touched = new TouchedCases(mutants);
    const handle = await this.#start(touched.options());
    for (const testCase of this.#table.cases) {
      touched.current = testCase.id;
      await this.#runCases([testCase], handle);
    }
    return touched;
  }

  /** A fresh reference with the needs of the table. */
  async #start(options: Partial<ReferenceOptions>): Promise<Handle> {
    const { handle } = createReference({ ...clock(), ...options });
    await this.#recorded.replay(handle);
    return handle;
  }

  #runCases(cases: readonly Case[], handle: Handle): Promise<CaseDone[]> {
    return this.#memo.run(cases, handle, this.#recorded);
  }

  #runOf(done: readonly CaseDone[]): TableRun {
    return { results: done.map(({ result }) => result), verdicts: verdicts(this.#table, done) };
  }
}

function verdicts(table: CaseTable, done: readonly CaseDone[]): Record<string, string> {
  const sightings = retiredSightings(
    table,
    done.map(({ recording }) => recording),
  );
  return Object.fromEntries(
    table.groups.map((group) => {
      const own = done.map(({ result }) => result).filter((result) => result.group === group.name);
      const of = table.cases.filter((one) => one.group === group.name).length;
      return [group.name, verdictOf(group, own, of, sightings[group.name]).verdict];
    }),
  );
}
