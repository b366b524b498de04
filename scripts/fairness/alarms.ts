import type { CaseTable } from '../../generated/case-table.ts';
import type { Handle } from '../../src/lanes/in-process.ts';
import { createReference, type ReferenceOptions } from '../../src/reference/index.ts';
import { describeCheck } from '../../src/report/check.ts';
import { describeCase } from '../../src/report/outcome.ts';
import type { CaseDone } from '../../src/session/run-case.ts';
import { type RecordedFixtures, recordFixtures } from '../mutants/fixtures.ts';
import { MemoRun } from '../mutants/memo-run.ts';
import { clock } from '../mutants/run.ts';

/** What a table says of a right server: checks at level core or state that fail on it, and how many cases pass. */
export interface Alarms {
  alarms: string[];
  judged: number;
}

/** A reference on a clock of its own, so that the same requests get the same answers. */
export const newServer = (options: ReferenceOptions = {}) => createReference({ ...clock(), ...options });

/** Runs one table on many servers that are right; all get the same requests, which are written and signed once. */
export class FairTable {
  readonly #table: CaseTable;
  readonly #memo: MemoRun;
  readonly #needs: RecordedFixtures;

  private constructor(table: CaseTable, memo: MemoRun, needs: RecordedFixtures) {
    this.#table = table;
    this.#memo = memo;
    this.#needs = needs;
  }

  static async open(table: CaseTable): Promise<FairTable> {
    const needs = await recordFixtures(table, newServer().handle);
    return new FairTable(table, new MemoRun(table, newServer().handle), needs);
  }

  /** @param right the server that gets the needs, and `differing` the same server as the cases see it */
  async alarms(differing: Handle, right: Handle = differing): Promise<Alarms> {
    await this.#needs.replay(right);
    return alarmsOf(await this.#memo.run(this.#table.cases, differing, this.#needs));
  }
}

function alarmsOf(done: readonly CaseDone[]): Alarms {
  const alarms = done.flatMap(({ result }) => {
    if (result.outcome === 'error') return [`${result.id}: ${describeCase(result)}`];
    const wrong = result.checks.filter(({ passed, level }) => !passed && ['core', 'state'].includes(level));
    return wrong.map((check) => `${result.id} ${check.check}: ${describeCheck(check).headline}`);
  });
  return { alarms, judged: done.filter(({ result }) => result.outcome === 'pass').length };
}
