import type { Place } from '../../generated/case-table.ts';
import type { RunFacts } from '../../src/contract/template.ts';
import { type Handle, inProcessTransport } from '../../src/lanes/in-process.ts';
import { OtherPlaces } from '../../src/needs/worlds/places.ts';
import type { RunContext } from '../../src/run/context.ts';
import { inProcessTarget } from '../../src/session/testing/in-process.ts';
import { MemoLanes } from './memo.ts';

/** The lanes of a run over many mutants into its other Region and account, opened on the first of them. */
export class MemoPlaces {
  readonly #lanes = new Map<Place, MemoLanes>();
  #handle: Handle | undefined;

  /** From now on requests go to this function. */
  aim(handle: Handle): void {
    this.#handle = handle;
    for (const lanes of this.#lanes.values()) lanes.aim(handle);
  }

  /** How cases get there. */
  opener(facts: RunFacts): NonNullable<RunContext['place']> {
    return async (name) => {
      const known = this.#lanes.get(name);
      if (known) return { lanes: known };
      const handle = this.#handle ?? (() => Promise.reject(new Error('no reference was aimed at')));
      const entered = await new OtherPlaces(inProcessTarget(inProcessTransport(handle)), facts).enter(name);
      if (!('target' in entered)) return entered;
      const lanes = this.#lanes.get(name) ?? new MemoLanes(handle, entered.target);
      this.#lanes.set(name, lanes);
      return { lanes };
    };
  }
}
