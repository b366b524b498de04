import type { CaseTable, RequestTemplate } from '../../generated/case-table.ts';
import { type RunFacts, uniqueName } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import type { Lanes } from '../lanes/index.ts';
import type { Sending } from '../lanes/sdk.ts';
import { TRAIL } from '../needs/journal/format.ts';
import { shortenJournal } from '../needs/journal/shorten.ts';
import { Journal } from '../needs/journal/write.ts';
import { Removals } from '../needs/removals.ts';
import { sweepEntry } from '../needs/sweep/entry.ts';
import { openPlaces } from '../needs/sweep/places.ts';
import { isClearRefusal, isGone, storedName } from '../run/created.ts';
import { repeatCreate } from '../run/repeat-create.ts';
import type { Input } from './oracle.ts';

/** How a request travels. */
export type Lane = RequestTemplate['lane'];

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
    { lane, input }: { lane: Lane; input: Input },
    expected: readonly string[],
  ): Promise<{ sending: Sending; left?: string }> {
    const { table, lanes, facts, journal } = this.#options;
    const { nameMember } = table.operations;
    this.#created += 1;
    if (journal !== undefined && this.#created % SHORTEN_EVERY === 0) await shortenJournal(journal);
    const stated = input[nameMember];
    const name = typeof stated === 'string' ? stated : uniqueName(facts, 'explore');
    await this.#journal?.intend(TRAIL, name);
    const send = () => lanes.send(table.operation, { lane, input }, expected);
    const sending = await repeatCreate(send, { expected, undo: () => this.#undo(name) });
    const { seen } = sending;
    if (seen.kind === 'accepted') {
      const stored = storedName(seen.output[nameMember], name, facts.id);
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

  /** Removes what an attempt without a clear answer may have created. Only a name with the run id may be removed unseen. */
  async #undo(name: string): Promise<boolean> {
    const { table, lanes, facts } = this.#options;
    const { remove, nameMember } = table.operations;
    if (!name.includes(facts.id)) return false;
    const { seen } = await lanes.send(remove, { lane: 'sdk', input: { [nameMember]: name } });
    return seen.kind === 'accepted';
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

  /** Looks at each name that may exist still, and removes what is of this run. */
  async #sweep(): Promise<void> {
    const { target, facts } = this.#options;
    const places = openPlaces(target, facts, []);
    const removals = new Removals(target);
    for (const name of this.#left) {
      const entry = { kind: TRAIL, name, created: false };
      const { outcome } = await sweepEntry(entry, facts.id, places, removals);
      if (outcome === 'removed' || outcome === 'gone') this.#gone(name);
    }
    await places.close();
  }
}
