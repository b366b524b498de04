import type { Operations } from '../../generated/case-table.ts';
import type { Exchange, Role, Seen } from '../contract/exchange.ts';
import { itemsIn, textOf } from '../contract/items.ts';
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
  /** The ARN in the answer to the create. */
  arn?: string;
  /** The name in the answer where that is another one, of any type: what the service lists shows how to remove it. */
  listedAs?: unknown;
  /** A removal by the case was answered as if the trail were gone. Until a read agrees it may still be there. */
  answeredGone?: boolean;
  /** A removal was tried, and the service still lists the trail. */
  kept?: boolean;
}

interface Options {
  operations: Operations;
  runId: string;
  /** The journal for a world; undefined for the world that the run itself is in. */
  journal(world: string | undefined): Journal | undefined;
  /** The exchanges of the case so far. */
  exchanges: readonly Exchange[];
  /** Sends a call of the clean-up to where a trail is. */
  send(operation: string, input: Record<string, unknown>, world: string | undefined): Promise<Exchange>;
}

/** The trails that one case created and has not removed yet. Each is in the journal before its create is sent. */
export class CreatedTrails {
  readonly #options: Options;
  readonly #left: CreatedTrail[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whether a create of this name was accepted, and the trail not removed since. */
  has(name: string, world: string | undefined): boolean {
    return this.#left.some(
      (trail) =>
        trail.name === name && trail.world === world && trail.answered === 'accepted' && !trail.answeredGone,
    );
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
      const given = seen.output[operations.nameMember];
      const stored = storedName(given, name, runId);
      if (stored !== name) journal?.refused(TRAIL, name);
      journal?.created(TRAIL, stored);
      // A name is there once: what an earlier create may have left under it is this trail, or nothing.
      this.#forget((trail) => trail.name === stored && trail.world === world);
      const listedAs = given === stored ? {} : { listedAs: given };
      const arn = textOf(seen.output.TrailARN);
      this.#left.push({
        name: stored,
        role,
        world,
        answered: 'accepted',
        ...(arn ? { arn } : {}),
        ...listedAs,
      });
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

  /** Records the answer to a removal that the case itself asked for, by name or ARN. The answer alone closes no book. */
  noteRemoval({ input, seen }: Pick<Exchange, 'input' | 'seen'>, world: string | undefined): void {
    if (!isGone(seen)) return;
    const asked = input?.[this.#options.operations.nameMember];
    const isMeant = ({ name, arn, world: place }: CreatedTrail) =>
      place === world && (name === asked || (arn !== undefined && arn === asked));
    for (const trail of this.#left.filter(isMeant)) trail.answeredGone = true;
  }

  /** Removes what was created in this world (in one role, or at all), newest first. */
  async remove(world: string | undefined, role?: Role): Promise<void> {
    const chosen = this.#left.filter((trail) => (role ?? trail.role) === trail.role && trail.world === world);
    for (const trail of chosen.reverse()) {
      if (trail.answeredGone && (await this.#isListed(trail)) === false) this.#close(trail);
      else if (trail.answered === 'accepted' || (await this.#isListed(trail))) await this.#removeOne(trail);
      else if (trail.answered === 'refused') {
        // Not earlier: if the run is killed before, a sweep must look for trails that a wrong service created and rejected.
        this.#options.journal(world)?.refused(TRAIL, trail.name);
        this.#forget((one) => one === trail);
      }
    }
  }

  /** How many trails could not be removed and are still listed: they use up the quota for the cases after this one. */
  get kept(): number {
    return this.#left.filter(({ kept }) => kept).length;
  }

  async #removeOne(trail: CreatedTrail): Promise<void> {
    const { send, operations } = this.#options;
    const name = 'listedAs' in trail ? await this.#idOfListed(trail) : trail.name;
    // A service that said of a trail it still lists that it is gone may take a trail by its ARN only.
    for (const asked of trail.answeredGone && trail.arn ? [name, trail.arn] : [name]) {
      const { seen } = await send(operations.remove, { [operations.nameMember]: asked }, trail.world);
      const isTrusted = trail.answeredGone ? seen.kind === 'rejected' : true;
      // Whatever the answer to a removal looks like, what is no longer listed is gone.
      trail.kept = !(isTrusted && isGone(seen)) && (await this.#isListed(trail)) !== false;
      if (!trail.kept) break;
    }
    if (!trail.kept) this.#close(trail);
  }

  #close(trail: CreatedTrail): void {
    this.#options.journal(trail.world)?.removed(TRAIL, trail.name);
    this.#forget((one) => one === trail);
  }

  #forget(isGoneNow: (trail: CreatedTrail) => boolean): void {
    for (const trail of this.#left.filter(isGoneNow)) this.#left.splice(this.#left.indexOf(trail), 1);
  }

  /** What a removal asks for where the service answered with another name: the ARN of the listed trail with that name. */
  async #idOfListed({ name, listedAs, world }: CreatedTrail): Promise<string> {
    const { send, operations } = this.#options;
    const { seen } = await send(operations.list, {}, world);
    const found = this.oursIn(seen).find((item) => isSame(item[operations.nameMember], listedAs));
    return textOf(found?.TrailARN) || textOf(found?.[operations.nameMember]) || name;
  }

  /** Whether the service lists it, in the last read after its last call or in a new one; undefined where it can't be read. */
  async #isListed({ name, arn, world }: CreatedTrail): Promise<boolean | undefined> {
    const { exchanges, operations } = this.#options;
    const { list, nameMember } = operations;
    const here = exchanges.filter(({ place }) => place === world);
    const asked = here.findLastIndex(({ input }) => isOneOf(input?.[nameMember], [name, arn]));
    // A list of single trails, or without shadows, has not all.
    const isWhole = ({ operation, input = {} }: Exchange) =>
      operation === list && Object.keys(input).length === 0;
    const read = here.slice(asked + 1).find((one) => isWhole(one) && one.seen.kind === 'accepted');
    const { seen } = read ?? (await this.#options.send(list, {}, world));
    if (seen.kind !== 'accepted') return undefined;
    // The shadow of a trail of another Region may have the same name.
    const isElsewhere = ({ TrailARN }: Record<string, unknown>) =>
      arn !== undefined && typeof TrailARN === 'string' && regionOf(TrailARN) !== regionOf(arn);
    return this.oursIn(seen).some((item) => item[nameMember] === name && !isElsewhere(item));
  }

  /** The listed trails of this run. Some names are too short for the run id; then the bucket shows whose trail it is. */
  oursIn(seen: Seen): Record<string, unknown>[] {
    const { operations, runId } = this.#options;
    return itemsIn(seen, operations.listMember).filter(
      (item): item is Record<string, unknown> =>
        typeof item === 'object' && item !== null && JSON.stringify(item).includes(runId),
    );
  }
}

function regionOf(arn: string): string | undefined {
  return arn.split(':')[3];
}

function isOneOf(value: unknown, names: readonly (string | undefined)[]): boolean {
  return typeof value === 'string' && names.includes(value);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
