import type { Probe, RequestTemplate } from '../../generated/case-table.ts';
import type { BoundCase, BoundControl, BoundStep } from '../contract/bind.ts';
import { REAL_CLOCK } from '../contract/clock.ts';
import type { Exchange, Role } from '../contract/exchange.ts';
import { fallbackOf } from '../contract/fallback-read.ts';
import { itemsIn } from '../contract/items.ts';
import { isNotImplemented } from '../contract/not-implemented.ts';
import { isCreate, isRead } from '../contract/operations.ts';
import { withWholeAnswers } from '../contract/pages.ts';
import { complete } from '../contract/template.ts';
import type { Calls, Place, SendOptions } from './calls.ts';
import type { RunContext } from './context.ts';
import { isLateAboutMade } from './late-about-made.ts';

/** What one case sends: its steps, its request, its reads and its control. */
export class CaseRun {
  readonly #case: BoundCase;
  readonly #context: RunContext;
  readonly #calls: Calls;
  /** Trails in each Region while steps fill it: listed once, then counted, because a list may lag behind. */
  readonly #trails = new Map<Place, number>();
  /** How many changes of the case were given time to show in its reads. */
  #settled = 0;

  constructor(boundCase: BoundCase, context: RunContext, calls: Calls) {
    this.#case = boundCase;
    this.#context = context;
    this.#calls = calls;
  }

  async steps(steps: readonly BoundStep[], role: Role): Promise<void> {
    for (const { call, inputs, as, fillTo, witness, client, waitAfter, ...step } of steps) {
      const place = this.#calls.placeOf(step.place);
      if (fillTo !== undefined && !this.#trails.has(place))
        this.#trails.set(place, await this.#countTrails(role, place));
      const there = this.#trails.get(place) ?? 0;
      const times = fillTo === undefined ? 1 : fillTo - there;
      for (const [index, input] of inputs.slice(0, Math.max(0, times)).entries()) {
        const filled = this.#calls.complete(input);
        const request: RequestTemplate = client
          ? { lane: 'wire', input: filled, wire: { client } }
          : { lane: 'sdk', input: filled };
        const { seen } = isRead(call)
          ? await this.#read(call, request, role, { as, witness, place })
          : await this.#calls.send(call, request, role, { as, witness, place });
        if (seen.kind !== 'accepted') break;
        if (fillTo !== undefined) this.#trails.set(place, there + index + 1);
      }
      if (waitAfter !== undefined) await this.#context.pause?.(waitAfter);
    }
  }

  async request(bound: RequestTemplate, role: 'request' | 'control'): Promise<Exchange> {
    const request = this.#calls.complete(bound);
    const as = role === 'request' ? 'response' : undefined;
    const { operation } = this.#case;
    return isRead(operation)
      ? this.#read(operation, request, role, { as })
      : this.#calls.send(operation, request, role, { as });
  }

  /** Sends a read that is compared with others, or is itself what is judged: not before it can show what the case changed. */
  async #read(
    operation: string,
    request: RequestTemplate,
    role: Role,
    options: Pick<SendOptions, 'as' | 'witness' | 'place'>,
  ): Promise<Exchange> {
    const { lateReads, table, clock = REAL_CLOCK } = this.#context;
    const { exchanges } = this.#calls;
    const settleMs = lateReads?.settleMs ?? 0;
    const changes = exchanges.filter((one) => one.seen.kind === 'accepted' && !isRead(one.operation));
    // A trail that is new is seen to be missing; what became of one is not.
    if (settleMs > 0 && !changes.slice(this.#settled).every((one) => isCreate(table, one.operation))) {
      await clock.sleep(settleMs);
      this.#settled = changes.length;
    }
    const refusals = role === 'request' ? (this.#case.expect.errors ?? []).map(({ code }) => code) : [];
    const holds = (read: Exchange) =>
      (read.seen.kind === 'rejected' && refusals.includes(read.seen.code)) ||
      !isLateAboutMade(read, exchanges, table);
    const exchange = await this.#calls.send(operation, request, role, { ...options, holds });
    if (exchange.late) lateReads?.note(exchange, holds(exchange));
    return exchange;
  }

  /** The control: an accepted one of a case with the same control, or the case's own. */
  async control({ before, shared, ...control }: BoundControl): Promise<void> {
    if (shared === undefined) {
      await this.steps(before, 'control-before');
      await this.#sendControl(control);
      return;
    }
    const accepted = await this.#context.controls.accepted(shared, () => this.#sendShared(control));
    for (const exchange of accepted ?? [])
      if (!this.#calls.exchanges.includes(exchange)) this.#calls.exchanges.push(exchange);
  }

  /** Sends the control and removes what it created, because other cases may send the same control. */
  async #sendShared(
    control: Pick<BoundControl, 'request' | 'probes'>,
  ): Promise<readonly Exchange[] | undefined> {
    const exchanges = await this.#sendControl(control);
    await this.#calls.removeCreated('control');
    if (exchanges[0]?.seen.kind !== 'accepted') return undefined;
    for (const exchange of exchanges) exchange.shared = true;
    return exchanges;
  }

  /** Sends the control, then the reads of what it created. */
  async #sendControl({
    request,
    probes = [],
  }: Pick<BoundControl, 'request' | 'probes'>): Promise<readonly Exchange[]> {
    const from = this.#calls.exchanges.length;
    const control = await this.request(request, 'control');
    if (control.seen.kind !== 'accepted') return this.#calls.exchanges.slice(from);
    const captured = { request: control.input ?? {}, response: control.seen.output };
    // Its values are not those that the case expects; a read that shows its trail at all is one that does not lag.
    const name = this.#calls.nameIn(request, 'control');
    const holds = ({ seen }: Exchange) =>
      seen.kind === 'accepted' && JSON.stringify(seen.output).includes(name);
    for (const probe of probes) {
      const read: RequestTemplate = { lane: 'sdk', input: complete(probe.input ?? {}, captured) };
      const exchange = await this.#calls.send(probe.call, read, 'control-probe', { holds });
      if (exchange.late) this.#context.lateReads?.note(exchange, holds(exchange));
    }
    // All pages of each read, as they were recorded.
    return this.#calls.exchanges.slice(from);
  }

  async probes(probes: readonly Probe[]): Promise<void> {
    const { operations, notImplementedCodes } = this.#context.table;
    for (const probe of probes) {
      const read = await this.#probe(probe);
      const fallback = fallbackOf(probe, operations);
      if (fallback && isNotImplemented(read, notImplementedCodes)) await this.#probe(fallback, probe.call);
    }
  }

  async #probe(probe: Probe, insteadOf?: string): Promise<Exchange> {
    const { call, input = {}, as, witness, place } = probe;
    const request: RequestTemplate = { lane: 'sdk', input: this.#calls.complete(input) };
    const holds = (read: Exchange) => this.#holdsNow(probe, read);
    const options = { as, witness, holds, insteadOf, place: this.#calls.placeOf(place) };
    const exchange = await this.#calls.send(call, request, 'probe', options);
    if (exchange.late) this.#context.lateReads?.note(exchange, this.#holdsNow(probe, exchange));
    return exchange;
  }

  #holdsNow(probe: Probe, read: Exchange): boolean {
    const { lateReads, table } = this.#context;
    const whole = withWholeAnswers(this.#calls.exchanges, table.operations);
    return lateReads?.holds(this.#case, probe, read, whole) ?? true;
  }

  async #countTrails(role: Role, place: Place): Promise<number> {
    const { table, existingTrails = 0 } = this.#context;
    const { list, listMember } = table.operations;
    // A list that lags may still have the trails of cases that have ended. How many another Region had is not known.
    const holds = (read: Exchange) =>
      place !== this.#calls.place || itemsIn(read.seen, listMember).length <= existingTrails;
    const { seen } = await this.#calls.send(list, { lane: 'sdk', input: {} }, role, { holds, place });
    return itemsIn(seen, listMember).length;
  }
}
