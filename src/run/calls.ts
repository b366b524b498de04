import type { RequestTemplate } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import { REAL_CLOCK } from '../contract/clock.ts';
import type { Earlier, Exchange, Role } from '../contract/exchange.ts';
import { isNotImplemented } from '../contract/not-implemented.ts';
import { isCreate } from '../contract/operations.ts';
import { wholeOf } from '../contract/pages.ts';
import { answered } from '../contract/result.ts';
import { complete } from '../contract/template.ts';
import { earlierOf } from '../contract/transient.ts';
import type { Lanes } from '../lanes/index.ts';
import type { Sending } from '../lanes/sdk.ts';
import type { RunContext } from './context.ts';
import { isGone } from './created.ts';
import { CreatedTrails } from './created-trails.ts';
import { followPages } from './follow-pages.ts';
import { repeatCreate } from './repeat-create.ts';
import { retryUntilConsistent } from './retry-until-consistent.ts';

/** Why nothing more is sent once the run must end. */
export const ENDED = 'the run ended before this case did';

export interface SendOptions {
  as?: string | undefined;
  /** Only compares before and after. */
  witness?: boolean | undefined;
  insteadOf?: string | undefined;
  /** Whether an answer shows what it must; another one is asked for until then. */
  holds?: (exchange: Exchange) => boolean;
  /** Where it goes; where the case is, by default. */
  place?: Place;
}

/** Where requests go: the lanes, and the world or other place if it is elsewhere. */
export interface Place {
  lanes: Lanes;
  world?: string | undefined;
}

/** Sends the calls of one case, records them, and keeps track of the trails that they create. */
export class Calls {
  /** Where requests go now. */
  place: Place;
  /** Where single steps and reads go. */
  readonly otherPlaces = new Map<string, Place>();
  /** The calls so far. */
  readonly exchanges: Exchange[];
  readonly #case: BoundCase;
  readonly #context: RunContext;
  readonly #created: CreatedTrails;
  readonly #captured: Record<string, Record<string, unknown>> = {};

  constructor(boundCase: BoundCase, context: RunContext, exchanges: Exchange[]) {
    this.#case = boundCase;
    this.#context = context;
    this.place = { lanes: context.lanes };
    this.exchanges = exchanges;
    this.#created = new CreatedTrails({
      operations: context.table.operations,
      runId: context.facts.id,
      journal: (world) => context.journal?.in(world),
      exchanges,
      send: (operation, input, world) =>
        this.send(operation, { lane: 'sdk', input }, 'cleanup', { place: this.placeOf(world) }),
    });
  }

  /** Fills in what earlier answers of the case gave. */
  complete<T>(bound: T): T {
    return complete(bound, this.#captured);
  }

  /** The place of this name: another one that the case opened, or where the case is. */
  placeOf(name: string | undefined): Place {
    return this.otherPlaces.get(name ?? '') ?? this.place;
  }

  /** Removes what this case created here and in other places (in one role, or at all), newest first. */
  async removeCreated(role?: Role): Promise<void> {
    for (const { world } of [this.place, ...this.otherPlaces.values()])
      await this.#created.remove(world, role);
  }

  /** How many trails of this case could not be removed. */
  get keptTrails(): number {
    return this.#created.kept;
  }

  /** Why the last call had no answer, where it had none. */
  get silence(): string | undefined {
    const seen = this.exchanges.at(-1)?.seen;
    return seen?.kind === 'no-answer' ? seen.reason : undefined;
  }

  /** Sends one call, a read again until it shows what it must or time is up. */
  async send(
    operation: string,
    request: RequestTemplate,
    role: Role,
    { as, insteadOf, witness, holds = () => true, place = this.place }: SendOptions = {},
  ): Promise<Exchange> {
    this.#assertGoingOn(role);
    const { table, lateReads, clock = REAL_CLOCK } = this.#context;
    const { world } = place;
    const name = isCreate(table, operation) ? this.nameIn(request, role) : undefined;
    if (name !== undefined) await this.#created.announce(name, world);
    const start = performance.now();
    const begin = clock.now();
    const late: Earlier[] = [];
    for (;;) {
      const exchange: Exchange = {
        ...(await this.#sendOnce(operation, request, role, place, name)),
        // From the first attempt.
        ...timesFrom(start),
        ...(as ? { as } : {}),
        ...(insteadOf ? { insteadOf } : {}),
        ...(witness ? { witness } : {}),
        ...(late.length > 0 ? { late } : {}),
      };
      const pages = await followPages(exchange, table.operations, (input) => {
        this.#assertGoingOn(role);
        return this.#sendOnce(operation, { lane: request.lane, input }, role, place);
      });
      const whole = wholeOf([exchange, ...pages], table.operations);
      const ms = clock.now() - begin;
      // A create is no read, even where a case sends it to show that a name is free.
      const isRead = name === undefined;
      const mayWait = lateReads && isRead && ms < lateReads.budgetMs && !this.#context.stopped?.();
      if (mayWait && !isNotImplemented(exchange, table.notImplementedCodes) && !holds(whole)) {
        late.push(earlierOf(exchange, ms));
        await clock.sleep(Math.min(lateReads.budgetMs / 8, 100 * 2 ** late.length));
        continue;
      }
      this.exchanges.push(exchange, ...pages);
      this.#capture(whole);
      if (name !== undefined) this.#created.noteCreate(exchange, name, world);
      if (operation === table.operations.remove && role !== 'cleanup')
        this.#created.noteRemoval(exchange, world);
      return whole;
    }
  }

  async #sendOnce(
    operation: string,
    request: RequestTemplate,
    role: Role,
    place: Place,
    created?: string,
  ): Promise<Exchange> {
    const start = performance.now();
    const { sending, unsettled } = await this.#sendUntilConsistent(operation, request, role, place, created);
    const { earlier, ...messages } = sending;
    return {
      role,
      lane: request.lane,
      operation,
      input: request.input,
      ...messages,
      ...timesFrom(start),
      ...(place.world !== undefined ? { place: place.world } : {}),
      ...(unsettled.length > 0 ? { unsettled } : {}),
      ...(earlier ? { repeated: earlier } : {}),
      ...(this.#isUnserved(operation, sending) ? { unserved: true } : {}),
    };
  }

  /** @throws Error once the run must end: then only removals are sent */
  #assertGoingOn(role: Role): void {
    if (role !== 'cleanup' && this.#context.stopped?.()) throw new Error(ENDED);
  }

  #isUnserved(operation: string, sending: Sending): boolean {
    const unserved = this.#context.unservedReads?.get(operation);
    return unserved !== undefined && JSON.stringify(unserved) === JSON.stringify(answered(sending));
  }

  /** The name of the trail that a request may create, from its input or its raw body. */
  nameIn({ input }: RequestTemplate, role: Role): string {
    const { nameMember } = this.#context.table.operations;
    const stated = (input as Record<string, unknown> | undefined)?.[nameMember];
    if (typeof stated === 'string') return stated;
    return this.#case.names[role === 'control' || role === 'control-before' ? 'control' : 'request'];
  }

  #sendUntilConsistent(
    operation: string,
    request: RequestTemplate,
    role: Role,
    place: Place,
    created?: string,
  ) {
    const { consistencyMs = 0, lateReads, stopped, clock, repeatsCreates } = this.#context;
    const { lanes } = place;
    // An error that the case expects is not retried.
    const expected = role === 'request' ? (this.#case.expect.errors ?? []).map(({ code }) => code) : [];
    const codes = (this.#case.retryCodes ?? []).filter((code) => !expected.includes(code));
    const takesPolicy = role === 'request' && this.#case.policyChanges !== undefined;
    const acceptedMs = takesPolicy ? Math.max(consistencyMs, lateReads?.budgetMs ?? 0) : 0;
    const timing = { ...(stopped ? { stopped } : {}), ...(clock ? { clock } : {}) };
    const once = () => lanes.send(operation, request, expected);
    const send =
      created !== undefined && repeatsCreates
        ? () => repeatCreate(once, { expected, undo: () => this.#undo(created, place), ...timing })
        : once;
    return retryUntilConsistent(send, { codes, acceptedMs, budgetMs: consistencyMs, ...timing });
  }

  /**
   * Removes the trail that an attempt without a clear answer may have created, unless it was there before. Not recorded: the
   * attempt itself counts for nothing.
   */
  async #undo(name: string, { lanes, world }: Place): Promise<boolean> {
    const { list, remove, nameMember } = this.#context.table.operations;
    if (this.#created.has(name, world)) return false;
    const ask = (operation: string, input: Record<string, unknown>) =>
      lanes.send(operation, { lane: 'sdk', input });
    const { seen } = await ask(list, {});
    if (!this.#created.oursIn(seen).some((item) => item[nameMember] === name)) return false;
    return isGone((await ask(remove, { [nameMember]: name })).seen);
  }

  #capture({ seen, as, role, input }: Exchange): void {
    if (seen.kind !== 'accepted') return;
    if (as) this.#captured[as] = seen.output;
    if (role === 'request' && input) this.#captured.request = input;
  }
}

/** When an exchange began and how long it took, by the monotonic clock: changes of the system time don't change the order. */
function timesFrom(start: number): Pick<Exchange, 'at' | 'ms'> {
  return {
    at: new Date(performance.timeOrigin + start).toISOString(),
    ms: Math.round((performance.now() - start) * 10) / 10,
  };
}
