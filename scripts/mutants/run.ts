import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { CaseResult } from '../../src/contract/result.ts';
import { verdictOf } from '../../src/judge/verdict.ts';
import type { Handle } from '../../src/lanes/in-process.ts';
import { createReference, type ReferenceOptions } from '../../src/reference/index.ts';
import { retiredSightings } from '../../src/results/retired.ts';
import type { CaseDone } from '../../src/session/run-case.ts';
import { newSharing, type Sharing } from '../../src/session/testing/in-process.ts';
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

/** Cases that are run before somebody asks whether it is enough. */
const PIECE = 12;

/** Runs one table on many references. */
export class TableRunner {
  /** What the reference itself comes to. */
  base!: TableRun;
  readonly #table: CaseTable;
  readonly #memo: MemoRun;
  readonly #recorded: RecordedFixtures;
  #onReference: readonly CaseDone[] = [];
  /** How many references each case has told from the right one. */
  readonly #told = new Map<string, number>();

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

  /**
   * Runs cases on a reference with these options, all by default; the others are taken to come out as on the reference. Those that
   * told most references from the right one come first.
   *
   * @param isEnough ends the run; asked now and then
   */
  async run(
    options: Partial<ReferenceOptions>,
    only?: ReadonlySet<string>,
    isEnough: (results: readonly CaseResult[]) => boolean = () => false,
  ): Promise<TableRun> {
    if (only?.size === 0) return this.base;
    const told = ({ id }: Case) => this.#told.get(id) ?? 0;
    const cases = this.#table.cases
      .filter(({ id }) => only?.has(id) ?? true)
      .sort((one, other) => told(other) - told(one));
    const handle = await this.#start(options);
    const sharing = newSharing();
    const done: CaseDone[] = [];
    while (done.length < cases.length && !isEnough(done.map(({ result }) => result))) {
      const piece = cases.slice(done.length, done.length + PIECE);
      done.push(...(await this.#runCases(piece, handle, sharing)));
    }
    for (const { result } of done)
      if (result.outcome === 'fail') this.#told.set(result.id, (this.#told.get(result.id) ?? 0) + 1);
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

  #runCases(cases: readonly Case[], handle: Handle, sharing?: Sharing): Promise<CaseDone[]> {
    return this.#memo.run(cases, handle, this.#recorded, sharing);
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
