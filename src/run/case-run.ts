import type { Case, Control, Probe, Sent, Step } from '../../generated/case-table.ts';
import type { Exchange, Role } from '../contract/exchange.ts';
import { itemsIn } from '../contract/items.ts';
import { resourceSeed, sharedControl } from '../contract/seed.ts';
import { fill, type Scope, uniqueName } from '../contract/template.ts';
import type { Lanes } from '../lanes/index.ts';
import { TRAIL } from '../needs/journal/format.ts';
import type { Journal } from '../needs/journal/write.ts';
import type { RunContext } from './context.ts';
import { isClearRefusal, isGone, storedName } from './made.ts';
import { sendSettled } from './settle.ts';

/** Why nothing more is sent once the run shall end. */
export const ENDED = 'the run was ended before this case was';

/** Where requests go: by which lanes, and into which world where that is elsewhere. */
interface Place {
  lanes: Lanes;
  world?: string;
}

/** What a create may have left. */
interface Made {
  name: string;
  role: Role;
  world: string | undefined;
  /** What the answer said of it; after a clear refusal it may be there all the same, where the service is wrong. */
  said: 'accepted' | 'refused' | 'nothing';
}

/** The calls of one case: what they say, where they go, and what they made that has to go again. */
export class CaseRun {
  /** Where requests go now. */
  place: Place;
  readonly #case: Case;
  readonly #context: RunContext;
  readonly #exchanges: Exchange[];
  readonly #captured: Record<string, Record<string, unknown>> = {};
  /** Resources made and not removed yet, or perhaps made. */
  readonly #alive: Made[] = [];

  constructor(one: Case, context: RunContext, exchanges: Exchange[]) {
    this.#case = one;
    this.#context = context;
    this.place = { lanes: context.lanes };
    this.#exchanges = exchanges;
  }

  async steps(steps: readonly Step[], role: Role): Promise<void> {
    for (const step of steps) {
      const times = step.fillTo === undefined ? 1 : step.fillTo - (await this.#count(role));
      for (let index = 0; index < times; index += 1) {
        const scope = this.#scope(role, step.fillTo === undefined ? '' : `fill-${index}`);
        const exchange = await this.call(step.call, fill(step.input ?? {}, scope), role, step.as);
        if (exchange.seen.kind !== 'accepted') break;
      }
    }
  }

  async request(sent: Sent, role: 'request' | 'control'): Promise<Exchange> {
    const { operation } = this.#context.table;
    const scope = this.#scope(role);
    const filled = fill(sent, {
      ...scope,
      captured: { ...scope.captured, operation: { id: operation } },
    }) as Sent;
    return this.#exchange(operation, filled, role, role === 'request' ? 'response' : undefined);
  }

  /** The control: the case's own, or the one that others with the same control have had accepted already. */
  async control({ before, request }: Control): Promise<void> {
    const name = sharedControl(this.#case);
    const { controls } = this.#context;
    if (name === undefined) {
      await this.steps(before, 'control-before');
      await this.request(request, 'control');
      return;
    }
    const others = await controls.accepted(name, () => this.#sendShared(request));
    if (others && !this.#exchanges.includes(others)) this.#exchanges.push(others);
  }

  /** Sends the control and removes what it made, as the next in line makes the same again where this is refused. */
  async #sendShared(request: Sent): Promise<Exchange | undefined> {
    const exchange = await this.request(request, 'control');
    await this.removeMade('control');
    if (exchange.seen.kind !== 'accepted') return undefined;
    exchange.shared = true;
    return exchange;
  }

  async probes(probes: readonly Probe[]): Promise<void> {
    for (const { call, input = {} } of probes)
      await this.call(call, fill(input, this.#scope('probe')), 'probe');
  }

  async call(operation: string, input: unknown, role: Role, as?: string): Promise<Exchange> {
    return this.#exchange(operation, { lane: 'sdk', input: input as Record<string, unknown> }, role, as);
  }

  /** Removes what this case made here (in one role, or at all), newest first. */
  async removeMade(role?: Role): Promise<void> {
    const { remove, key } = this.#context.table.reads;
    const { world } = this.place;
    const asked = this.#alive.filter((one) => (role ?? one.role) === one.role && one.world === world);
    for (const made of asked.reverse()) {
      if (made.said === 'accepted' || (await this.#isListed(made.name)))
        await this.call(remove, { [key]: made.name }, 'cleanup');
      else if (made.said === 'refused') {
        // Only now: a run that is killed before has to look for what a wrong service made and refused.
        this.#journal()?.refused(TRAIL, made.name);
        this.#alive.splice(this.#alive.indexOf(made), 1);
      }
    }
  }

  /** Removes what only this world reaches, before it is left. */
  async removeMadeElsewhere(): Promise<void> {
    if (this.place.world !== undefined) await this.removeMade();
  }

  async #exchange(operation: string, sent: Sent, role: Role, as?: string): Promise<Exchange> {
    if (role !== 'cleanup' && this.#context.stopped?.()) throw new Error(ENDED);
    const creates = operation === this.#context.table.operation;
    const name = this.#nameOf(sent, role);
    if (creates) await this.#journal()?.intend(TRAIL, name);
    const start = performance.now();
    const { sending, unsettled } = await this.#sendSettled(operation, sent, role);
    const exchange: Exchange = {
      role,
      lane: sent.lane,
      operation,
      input: sent.input,
      ...sending,
      // Of the same clock as `ms`, which nobody sets: what came later says so, whatever happens to the clock on the wall.
      at: new Date(performance.timeOrigin + start).toISOString(),
      ms: Math.round((performance.now() - start) * 10) / 10,
      ...(as ? { as } : {}),
      ...(unsettled.length > 0 ? { unsettled } : {}),
    };
    this.#exchanges.push(exchange);
    this.#keepBooks(exchange);
    if (creates) this.#noteCreate(exchange, name);
    return exchange;
  }

  /** What a request may create: the name it states, or the one its body was filled with. */
  #nameOf({ input }: Sent, role: Role): string {
    const { facts, table } = this.#context;
    const stated = (input as Record<string, unknown> | undefined)?.[table.reads.key];
    return typeof stated === 'string' ? stated : uniqueName(facts.id, resourceSeed(this.#case, role));
  }

  #sendSettled(operation: string, sent: Sent, role: Role) {
    const { settleMs = 0, stopped } = this.#context;
    // What the case itself asks for is not to be waited out.
    const expected = role === 'request' ? (this.#case.expect.errors ?? []).map(({ code }) => code) : [];
    const codes = (this.#case.settling ?? []).filter((code) => !expected.includes(code));
    return sendSettled(() => this.place.lanes.send(operation, sent, expected), {
      codes,
      budgetMs: settleMs,
      ...(stopped ? { stopped } : {}),
    });
  }

  #noteCreate(exchange: Exchange, name: string): void {
    const { seen, role, sent } = exchange;
    const { table, facts } = this.#context;
    const journal = this.#journal();
    const { world } = this.place;
    if (seen.kind === 'accepted') {
      const stored = storedName(seen.output[table.reads.key], name, facts.id);
      if (stored !== name) journal?.refused(TRAIL, name);
      journal?.created(TRAIL, stored);
      this.#alive.push({ name: stored, role, world, said: 'accepted' });
      return;
    }
    if (sent.url === '') {
      journal?.refused(TRAIL, name);
      return;
    }
    const said = isClearRefusal(exchange) ? 'refused' : 'nothing';
    const known = this.#alive.some((one) => one.name === name && one.world === world);
    if (!known) this.#alive.push({ name, role, world, said });
  }

  #keepBooks({ operation, input, seen, role, as }: Exchange): void {
    const { key, remove } = this.#context.table.reads;
    if (seen.kind === 'accepted' && as) this.#captured[as] = seen.output;
    if (seen.kind === 'accepted' && role === 'request' && input) this.#captured.request = input;
    if (operation !== remove || !isGone(seen)) return;
    const { world } = this.place;
    const gone = this.#alive.findIndex((one) => one.name === input?.[key] && one.world === world);
    if (gone >= 0) this.#alive.splice(gone, 1);
    this.#journal()?.removed(TRAIL, String(input?.[key]));
  }

  #journal(): Journal | undefined {
    return this.#context.journal?.in(this.place.world);
  }

  /** Whether the list has it: by what was last read after the answer, or by a read of its own. */
  async #isListed(name: string): Promise<boolean> {
    const { list, listed, key } = this.#context.table.reads;
    const asked = this.#exchanges.findLastIndex(({ input }) => input?.[key] === name);
    const read = this.#exchanges
      .slice(asked + 1)
      .find(({ operation, seen }) => operation === list && seen.kind === 'accepted');
    const { seen } = read ?? (await this.call(list, {}, 'cleanup'));
    // Some names are too short for the run id; then the bucket of the run has to vouch for the trail.
    const isOurs = (item: unknown) => JSON.stringify(item).includes(this.#context.facts.id);
    const items = itemsIn(seen, listed) as readonly (Record<string, unknown> | null)[];
    return items.some((item) => item?.[key] === name && isOurs(item));
  }

  async #count(role: Role): Promise<number> {
    const { list, listed } = this.#context.table.reads;
    const { seen } = await this.call(list, {}, role);
    return itemsIn(seen, listed).length;
  }

  #scope(role: Role, suffix = ''): Scope {
    const { facts, bindings } = this.#context;
    return {
      run: facts,
      bindings,
      seed: resourceSeed(this.#case, role) + suffix,
      captured: this.#captured,
    };
  }
}
