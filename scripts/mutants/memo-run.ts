import type { Case, CaseTable } from '../../generated/case-table.ts';
import { type Handle, inProcessTransport } from '../../src/lanes/in-process.ts';
import { setPolicy } from '../../src/needs/set-policy.ts';
import { enterWorld } from '../../src/needs/worlds/enter.ts';
import type { CaseDone } from '../../src/session/run-case.ts';
import { inProcessTarget, runAtOnce, type Sharing } from '../../src/session/testing/in-process.ts';
import type { RecordedFixtures } from './fixtures.ts';
import { MemoLanes } from './memo.ts';
import { MemoPlaces } from './places.ts';

/** Runs cases of a table on one reference after the other, and remembers what the SDK makes of messages. */
export class MemoRun {
  readonly #table: CaseTable;
  readonly #lanes: MemoLanes;
  readonly #places = new MemoPlaces();

  /** @param handle a reference, which says how the SDK writes requests */
  constructor(table: CaseTable, handle: Handle) {
    this.#table = table;
    this.#lanes = new MemoLanes(handle);
  }

  /** Runs cases on a reference that has their needs. */
  run(
    cases: readonly Case[],
    handle: Handle,
    { facts, fixtures }: Pick<RecordedFixtures, 'facts' | 'fixtures'>,
    sharing?: Sharing,
  ): Promise<CaseDone[]> {
    this.#lanes.aim(handle);
    this.#places.aim(handle);
    const lanes = this.#lanes;
    const target = inProcessTarget(inProcessTransport(handle));
    const enter = async (world: string) => {
      const entered = await enterWorld(world, target);
      return 'leave' in entered ? { lanes, elsewhere: false, leave: entered.leave } : entered;
    };
    const place = this.#places.opener(facts);
    const table = this.#table;
    const context = {
      ...{ table, lanes, facts, ...fixtures, enter, place },
      setPolicy: (alias: string, policy?: string) =>
        setPolicy(alias, policy, { table, target, facts, bindings: fixtures.bindings }),
    };
    return runAtOnce(cases, context, sharing);
  }
}
