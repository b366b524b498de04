import type { Operations } from '../../generated/case-table.ts';
import type { Exchange, Role } from '../contract/exchange.ts';
import { itemsIn } from '../contract/items.ts';
import { TRAIL } from '../needs/journal/format.ts';
import type { Journal } from '../needs/journal/write.ts';
import { isClearRefusal, isGone, storedName } from './created.ts';

/** A trail that a create may have left. */
interface CreatedTrail {
  name: string;
  role: Role;
  world: string | undefined;
  /** How the create was answered. A wrong service may store a trail although it rejects the create. */
  answered: 'accepted' | 'refused' | 'unclear';
}

interface Options {
  operations: Operations;
  runId: string;
  /** The journal for a world; undefined for the world that the run itself is in. */
  journal(world: string | undefined): Journal | undefined;
  /** The exchanges of the case so far. */
  exchanges: readonly Exchange[];
  /** Sends a call of the clean-up. */
  send(operation: string, input: Record<string, unknown>): Promise<Exchange>;
}

/** The trails that one case created and has not removed yet. Each is in the journal before its create is sent. */
export class CreatedTrails {
  readonly #options: Options;
  readonly #left: CreatedTrail[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  /** Records a create before it is sent. */
  async announce(name: string, world: string | undefined): Promise<void> {
    await this.#options.journal(world)?.intend(TRAIL, name);
  }

  /** Records the answer to a create. @param name the one given before it was sent */
  noteCreate(exchange: Exchange, name: string, world: string | undefined): void {
    const { seen, role, sent } = exchange;
    const { operations, runId } = this.#options;
    const journal = this.#options.journal(world);
    if (seen.kind === 'accepted') {
      const stored = storedName(seen.output[operations.nameMember], name, runId);
      if (stored !== name) journal?.refused(TRAIL, name);
      journal?.created(TRAIL, stored);
      this.#left.push({ name: stored, role, world, answered: 'accepted' });
      return;
    }
    if (sent.url === '') {
      journal?.refused(TRAIL, name);
      return;
    }
    const answered = isClearRefusal(exchange) ? 'refused' : 'unclear';
    const known = this.#left.some((trail) => trail.name === name && trail.world === world);
    if (!known) this.#left.push({ name, role, world, answered });
  }

  /** Records the answer to a removal. */
  noteRemoval({ input, seen }: Pick<Exchange, 'input' | 'seen'>, world: string | undefined): void {
    if (!isGone(seen)) return;
    const name = input?.[this.#options.operations.nameMember];
    const index = this.#left.findIndex((trail) => trail.name === name && trail.world === world);
    if (index >= 0) this.#left.splice(index, 1);
    this.#options.journal(world)?.removed(TRAIL, String(name));
  }

  /** Removes what was created in this world (in one role, or at all), newest first. */
  async remove(world: string | undefined, role?: Role): Promise<void> {
    const { remove, nameMember } = this.#options.operations;
    const chosen = this.#left.filter((trail) => (role ?? trail.role) === trail.role && trail.world === world);
    for (const trail of chosen.reverse()) {
      if (trail.answered === 'accepted' || (await this.#isListed(trail.name)))
        await this.#options.send(remove, { [nameMember]: trail.name });
      else if (trail.answered === 'refused') {
        // Not earlier: if the run is killed before, a sweep must look for trails that a wrong service created and rejected.
        this.#options.journal(world)?.refused(TRAIL, trail.name);
        this.#left.splice(this.#left.indexOf(trail), 1);
      }
    }
  }

  /** Whether the service lists it, in the last read after the answer or in a new one. */
  async #isListed(name: string): Promise<boolean> {
    const { exchanges, operations, runId } = this.#options;
    const { list, listMember, nameMember } = operations;
    const asked = exchanges.findLastIndex(({ input }) => input?.[nameMember] === name);
    const read = exchanges
      .slice(asked + 1)
      .find(({ operation, seen }) => operation === list && seen.kind === 'accepted');
    const { seen } = read ?? (await this.#options.send(list, {}));
    // Some names are too short for the run id; then the bucket shows whose trail it is.
    const isOurs = (item: unknown) => JSON.stringify(item).includes(runId);
    const items = itemsIn(seen, listMember) as readonly (Record<string, unknown> | null)[];
    return items.some((item) => item?.[nameMember] === name && isOurs(item));
  }
}
