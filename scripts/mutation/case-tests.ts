import { createHash } from 'node:crypto';
import type { Case, CaseTable, Group } from '../../generated/case-table.ts';
import { verdictOf } from '../../src/judge/verdict.ts';
import { inProcessTransport } from '../../src/lanes/in-process.ts';
import { provideNeeds } from '../../src/needs/provide.ts';
import { OtherPlaces } from '../../src/needs/worlds/places.ts';
import type { Reference, ReferenceOptions } from '../../src/reference/index.ts';
import { describeCase } from '../../src/report/outcome.ts';
import type { CaseDone } from '../../src/session/run-case.ts';
import { inProcessTarget } from '../../src/session/testing/in-process.ts';
import { type RecordedFixtures, recordFixtures } from '../mutants/fixtures.ts';
import { MemoRun } from '../mutants/memo-run.ts';
import { clock } from '../mutants/run.ts';

/** Creates a reference; that of a mutant by the mutated code. */
export type CreateReference = (options: ReferenceOptions) => Reference;

/** Gives why a reference fails; undefined if it passes. */
type TableTest = (create: CreateReference) => Promise<string | undefined>;

/**
 * Each case of a table as a test of its own: on a fresh reference, with only its own needs, one after the other. Where
 * several errors are right, a server may return the wrong one throughout and only the verdict shows it, so the verdict of
 * such an exception is a test too.
 */
export class CaseTests {
  readonly tests: ReadonlyMap<string, TableTest>;
  readonly #table: CaseTable;
  readonly #memo: MemoRun;
  /** What provided the needs of a case, by their aliases. */
  readonly #recorded = new Map<string, RecordedFixtures>();

  constructor(table: CaseTable, create: CreateReference) {
    this.#table = table;
    this.#memo = new MemoRun(table, create(clock()).handle);
    // The digest makes a changed case another test, so that incremental runs ask it again.
    const named = (name: string, ...data: unknown[]) => `${name} (${digest(data)})`;
    const casesOf = ({ name }: Group) => table.cases.filter(({ group }) => group === name);
    const open = table.groups.filter((group) => group.kind === 'exception' && casesOf(group).some(isOpen));
    this.tests = new Map<string, TableTest>([
      ...table.cases.map((one): [string, TableTest] => [
        named(one.id, one),
        (from) => this.#testCase(one, from),
      ]),
      ...open.map((group): [string, TableTest] => [
        named(`verdict of ${group.name}`, group, casesOf(group)),
        (from) => this.#testVerdict(group, casesOf(group), from),
      ]),
    ]);
  }

  async #testCase(testCase: Case, create: CreateReference): Promise<string | undefined> {
    const { result } = await this.#run(testCase, create);
    return result.outcome === 'pass' ? undefined : describeCase(result);
  }

  async #testVerdict(
    group: Group,
    cases: readonly Case[],
    create: CreateReference,
  ): Promise<string | undefined> {
    const done: CaseDone[] = [];
    for (const testCase of cases) done.push(await this.#run(testCase, create));
    const results = done.map(({ result }) => result);
    const { verdict } = verdictOf(group, results, cases.length);
    return verdict === 'conformant' ? undefined : verdict;
  }

  async #run(testCase: Case, create: CreateReference): Promise<CaseDone> {
    const { handle, ...provided } = await this.#provide(testCase, create);
    const [done] = await this.#memo.run([testCase], handle, provided);
    if (!done) throw new Error(`${testCase.id} has no result.`);
    return done;
  }

  /**
   * Needs are sent as they were recorded on the first reference. If this one answers otherwise, the ids in later messages
   * may be others too, so the needs are provided again, with messages of their own.
   */
  async #provide({ needs }: Case, create: CreateReference) {
    const table = this.#table;
    const aliases = needs.join(' ');
    let recorded = this.#recorded.get(aliases);
    recorded ??= await recordFixtures(table, create(clock()).handle, needs);
    this.#recorded.set(aliases, recorded);
    const { facts } = recorded;
    const { handle } = create(clock());
    try {
      await recorded.replay(handle);
      return { handle, facts, fixtures: recorded.fixtures };
    } catch {
      const fresh = create(clock()).handle;
      const target = inProcessTarget(inProcessTransport(fresh));
      const { bindings, unmet } = await provideNeeds(needs, {
        ...{ table, target, facts },
        places: new OtherPlaces(target, facts),
      });
      return { handle: fresh, facts, fixtures: { bindings, unmet } };
    }
  }
}

/** Whether the case accepts several errors. */
function isOpen({ expect: { errors = [] } }: Case): boolean {
  return errors.length > 1;
}

function digest(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 8);
}
