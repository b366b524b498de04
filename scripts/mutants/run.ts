import type { CaseTable } from '../../generated/case-table.ts';
import type { CaseResult } from '../../src/contract/result.ts';
import { verdictOf } from '../../src/judge/verdict.ts';
import { inProcessTransport } from '../../src/lanes/in-process.ts';
import { enterWorld } from '../../src/needs/worlds/enter.ts';
import { createReference, type ReferenceOptions } from '../../src/reference/index.ts';
import { retiredSightings } from '../../src/results/retired.ts';
import type { CaseDone } from '../../src/session/run-case.ts';
import { inProcessTarget, runAtOnce } from '../../src/session/testing/in-process.ts';
import { type RecordedFixtures, recordFixtures } from './fixtures.ts';
import { MemoLanes } from './memo.ts';

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
  readonly #table: CaseTable;
  readonly #lanes: MemoLanes;
  readonly #recorded: RecordedFixtures;

  private constructor(table: CaseTable, lanes: MemoLanes, recorded: RecordedFixtures) {
    this.#table = table;
    this.#lanes = lanes;
    this.#recorded = recorded;
  }

  static async open(table: CaseTable): Promise<TableRunner> {
    const { handle } = createReference(clock());
    return new TableRunner(table, new MemoLanes(handle), await recordFixtures(table, handle));
  }

  /** Runs all cases on a reference with these options. */
  async run(options: Partial<ReferenceOptions>): Promise<TableRun> {
    const table = this.#table;
    const reference = createReference({ ...clock(), ...options });
    await this.#recorded.replay(reference.handle);
    this.#lanes.aim(reference.handle);
    const { facts, fixtures } = this.#recorded;
    const lanes = this.#lanes;
    const target = inProcessTarget(inProcessTransport(reference.handle));
    const enter = async (world: string) => {
      const entered = await enterWorld(world, target);
      return 'leave' in entered ? { lanes, elsewhere: false, leave: entered.leave } : entered;
    };
    const done = await runAtOnce(table.cases, { table, lanes, facts, ...fixtures, enter });
    return { results: done.map(({ result }) => result), verdicts: verdicts(table, done) };
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
