import type { CaseTable } from '../../generated/case-table.ts';
import type { Leak } from '../contract/leak.ts';
import { type RunFacts, uniqueName } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import type { Lanes } from '../lanes/index.ts';
import type { Sending } from '../lanes/sdk.ts';
import { type Open, TRAIL } from '../needs/journal/format.ts';
import { shortenJournal } from '../needs/journal/shorten.ts';
import { Journal } from '../needs/journal/write.ts';
import { openPlaces, type Places } from '../needs/sweep/places.ts';
import { sweepEntry } from '../needs/sweep/sweep.ts';
import type { ListedTrail } from '../probe/room.ts';
import { isClearRefusal, isGone, storedName } from '../run/made.ts';
import { type Look, removeListedTrails } from '../session/left.ts';
import type { Input } from './oracle.ts';

export interface TrailsOptions {
  table: CaseTable;
  target: Reachable;
  facts: RunFacts;
  lanes: Lanes;
  /** File of the journal, to which nobody else writes meanwhile. */
  journal?: string | undefined;
}

/** Creates after which the journal is written anew: what has come to its end is of no use in it. */
const SHORTEN_EVERY = 500;

/** What an exploration makes: announced before, and removed before the next. */
export class Trails {
  readonly #options: TrailsOptions;
  readonly #journal: Journal | undefined;
  /** Made or perhaps made, and not seen to be gone. */
  readonly #left = new Set<string>();
  #created = 0;

  constructor(options: TrailsOptions) {
    this.#options = options;
    this.#journal = options.journal === undefined ? undefined : new Journal(options.journal);
  }

  /** Sends a create and removes what it made. `left` says why something of it may be there still. */
  async tryOut(input: Input, expected: readonly string[]): Promise<{ sending: Sending; left?: string }> {
    const { table, lanes, facts, journal } = this.#options;
    const { key } = table.reads;
    this.#created += 1;
    if (journal !== undefined && this.#created % SHORTEN_EVERY === 0) await shortenJournal(journal);
    const stated = input[key];
    const name = typeof stated === 'string' ? stated : uniqueName(facts.id, 'explore');
    await this.#journal?.intend(TRAIL, name);
    const sending = await lanes.send(table.operation, { lane: 'sdk', input }, expected);
    const { seen } = sending;
    if (seen.kind === 'accepted') {
      const stored = storedName(seen.output[key], name, facts.id);
      if (stored !== name) this.#journal?.refused(TRAIL, name);
      this.#journal?.created(TRAIL, stored);
      this.#left.add(stored);
      await this.#remove(stored);
    } else if (sending.sent.url === '' || isClearRefusal(sending)) {
      this.#journal?.refused(TRAIL, name);
    } else {
      this.#left.add(name);
      await this.#sweep();
    }
    const [left] = this.#left;
    return left === undefined
      ? { sending }
      : { sending, left: `${JSON.stringify(left)} could not be removed` };
  }

  /**
   * Removes what is left, also of what a wrong service made and refused, or said to have removed; gives what could not be.
   * @param before trails that were there before the exploration, where the target said so
   */
  async removeLeft(before: readonly ListedTrail[] | undefined): Promise<Leak[]> {
    const { target, facts } = this.#options;
    const leaks = await this.#sweep();
    const places = openPlaces(target, facts, []);
    const look: Look = {
      facts,
      leaks,
      journal: this.#journal ?? { created: () => {}, removed: () => {} },
      remove: (found) => this.#sweepOne(found, places),
    };
    leaks.push(...(await removeListedTrails(target, before, look)));
    leaks.push(...(await places.close()));
    return leaks;
  }

  async #remove(name: string): Promise<void> {
    const { table, lanes } = this.#options;
    const { remove, key } = table.reads;
    const { seen } = await lanes.send(remove, { lane: 'sdk', input: { [key]: name } });
    if (isGone(seen)) this.#gone(name);
  }

  #gone(name: string): void {
    this.#journal?.removed(TRAIL, name);
    this.#left.delete(name);
  }

  /** Looks at each name that is left and removes what is of this run. */
  async #sweep(): Promise<Leak[]> {
    if (this.#left.size === 0) return [];
    const { target, facts } = this.#options;
    const places = openPlaces(target, facts, []);
    const leaks: Leak[] = [];
    for (const name of this.#left) {
      const reason = await this.#sweepOne({ kind: TRAIL, name, created: false }, places);
      if (reason === undefined) this.#gone(name);
      else leaks.push({ kind: TRAIL, name, reason });
    }
    leaks.push(...(await places.close()));
    return leaks;
  }

  /** Gives why it could not be removed, or undefined where it is gone. */
  async #sweepOne(entry: Open, places: Places): Promise<string | undefined> {
    const { outcome, reason } = await sweepEntry(entry, this.#options.facts.id, places, false);
    return outcome === 'removed' || outcome === 'gone' ? undefined : reason;
  }
}
