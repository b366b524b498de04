import type { CaseTable } from '../../generated/case-table.ts';
import { type RunFacts, uniqueName } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import type { Lanes } from '../lanes/index.ts';
import type { Sending } from '../lanes/sdk.ts';
import { type Open, TRAIL } from '../needs/journal/format.ts';
import { shortenJournal } from '../needs/journal/shorten.ts';
import { Journal } from '../needs/journal/write.ts';
import type { Leak } from '../needs/provide.ts';
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
  /** File of the journal, to which nothing else writes at the same time. */
  journal?: string | undefined;
}

/** After this many creates the journal is rewritten without the entries of removed trails. */
const SHORTEN_EVERY = 500;

/** The trails of an exploration: written to the journal before their creation, and removed before the next one. */
export class Trails {
  readonly #options: TrailsOptions;
  readonly #journal: Journal | undefined;
  /** Created or perhaps created, and not yet known to be removed. */
  readonly #left = new Set<string>();
  #created = 0;

  constructor(options: TrailsOptions) {
    this.#options = options;
    this.#journal = options.journal === undefined ? undefined : new Journal(options.journal);
  }

  /** Sends a create and removes the trail. `left` tells why a trail may still be there. */
  async createAndRemove(
    input: Input,
    expected: readonly string[],
  ): Promise<{ sending: Sending; left?: string }> {
    const { table, lanes, facts, journal } = this.#options;
    const { nameMember } = table.operations;
    this.#created += 1;
    if (journal !== undefined && this.#created % SHORTEN_EVERY === 0) await shortenJournal(journal);
    const stated = input[nameMember];
    const name = typeof stated === 'string' ? stated : uniqueName(facts.id, 'explore');
    await this.#journal?.intend(TRAIL, name);
    const sending = await lanes.send(table.operation, { lane: 'sdk', input }, expected);
    const { seen } = sending;
    if (seen.kind === 'accepted') {
      const stored = storedName(seen.output[nameMember], name, facts.id);
      if (stored !== name) this.#journal?.refused(TRAIL, name);
      this.#journal?.made(TRAIL, stored);
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
   * Removes the remaining trails, including those that a wrong service created in spite of a refusal or did not remove.
   * @param before trails that existed before the exploration, if the target can list them
   * @returns what could not be removed
   */
  async removeLeaked(before: readonly ListedTrail[] | undefined): Promise<Leak[]> {
    const { target, facts } = this.#options;
    const leaks = await this.#sweep();
    const places = openPlaces(target, facts, []);
    const look: Look = {
      facts,
      leaks,
      journal: this.#journal ?? { made: () => {}, removed: () => {} },
      remove: (found) => this.#sweepOne(found, places),
    };
    leaks.push(...(await removeListedTrails(target, before, look)));
    leaks.push(...(await places.close()));
    return leaks;
  }

  async #remove(name: string): Promise<void> {
    const { table, lanes } = this.#options;
    const { remove, nameMember } = table.operations;
    const { seen } = await lanes.send(remove, { lane: 'sdk', input: { [nameMember]: name } });
    if (isGone(seen)) this.#gone(name);
  }

  #gone(name: string): void {
    this.#journal?.removed(TRAIL, name);
    this.#left.delete(name);
  }

  /** Removes the remaining trails that belong to this run. */
  async #sweep(): Promise<Leak[]> {
    if (this.#left.size === 0) return [];
    const { target, facts } = this.#options;
    const places = openPlaces(target, facts, []);
    const leaks: Leak[] = [];
    for (const name of this.#left) {
      const reason = await this.#sweepOne({ kind: TRAIL, name, made: false }, places);
      if (reason === undefined) this.#gone(name);
      else leaks.push({ kind: TRAIL, name, reason });
    }
    leaks.push(...(await places.close()));
    return leaks;
  }

  /** Why a trail could not be removed; undefined if it is removed. */
  async #sweepOne(entry: Open, places: Places): Promise<string | undefined> {
    const { outcome, reason } = await sweepEntry(entry, this.#options.facts.id, places, false);
    return outcome === 'removed' || outcome === 'gone' ? undefined : reason;
  }
}
