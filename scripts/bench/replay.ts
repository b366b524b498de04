import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpRequest, HttpResponse } from '@smithy/protocol-http';
import type { CaseTable, RequestTemplate } from '../../generated/case-table.ts';
import { creatingOperations } from '../../src/contract/operations.ts';
import type { TargetDescription } from '../../src/contract/target.ts';
import { httpTransport } from '../../src/lanes/http.ts';
import { type Lanes, openLanes } from '../../src/lanes/index.ts';
import { readBody, type Transport } from '../../src/lanes/transport.ts';
import { withRetry } from '../../src/lanes/with-retry.ts';
import { Journal, startJournal } from '../../src/needs/journal/write.ts';
import { provideNeeds } from '../../src/needs/provide.ts';
import { setPolicy } from '../../src/needs/set-policy.ts';
import { learnFacts } from '../../src/probe/preflight.ts';
import { Controls } from '../../src/run/controls.ts';
import { Slots } from '../../src/run/slots.ts';
import { openWorld } from '../../src/run/world.ts';
import { MAX_TRAILS } from '../../src/session/max-trails.ts';
import { runCase } from '../../src/session/run-case.ts';

export interface ReplayFigures {
  exchanges: number;
  /** Milliseconds of the cases as a run has them: lanes, retries, journal, judge. */
  runMs: number;
  /** Milliseconds of the same requests through the lanes alone: built, signed, recorded, read, scrubbed. */
  lanesMs: number;
  /** Milliseconds of the same signed messages sent bare, over the same kind of connections. */
  bareMs: number;
}

/** What one case does, in its order: what it sends, and the worlds it enters and leaves. */
type Act = { send: { operation: string; sent: RequestTemplate } } | { enter: string } | { leave: true };

/**
 * Runs all cases, then sends the very same requests again without judging anything, and then without building or reading
 * anything: same order within a case, same number of cases at once, in the same worlds, beside the same needs.
 * The first round pays for loading and compiling and is not among the figures.
 */
export async function measureReplay(
  table: CaseTable,
  target: TargetDescription,
  rounds: number,
): Promise<ReplayFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ctc-bench-'));
  const http = httpTransport(target);
  const lanes = openLanes(target, http);
  const facts = await learnFacts(target, { id: 'bench0', secret: 'told' });
  const aliases = [...new Set(table.cases.flatMap((one) => one.needs))];
  const journal = new Journal(startJournal(folder, { target, facts }));
  const fixtures = await provideNeeds(aliases, { table, target, facts, journal });
  const { bindings, unmet } = fixtures;
  const retry = { once: creatingOperations(table), removal: table.operations.remove };
  const enter = (world: string) => openWorld(world, target, { wrap: (inWorld) => withRetry(inWorld, retry) });
  const atOnce = async (work: (id: string) => Promise<unknown>) => {
    const slots = new Slots(MAX_TRAILS);
    const begin = performance.now();
    await Promise.all(
      table.cases.map((one) =>
        one.serial ? slots.alone(() => work(one.id)) : slots.hold(1, () => work(one.id)),
      ),
    );
    return performance.now() - begin;
  };

  /** One round as `run` has it; what is done is noted where a list is given. */
  const runOnce = async (acts?: Map<string, Act[]>) => {
    const context = {
      ...{ table, facts, bindings, unmet, journal, enter },
      setPolicy: (alias: string, policy?: string) =>
        setPolicy(alias, policy, { table, target, facts, bindings }),
      controls: new Controls(),
      lanes: withRetry(lanes, retry),
    };
    const slots = new Slots(MAX_TRAILS);
    const begin = performance.now();
    const done = await Promise.all(
      table.cases.map((one) => runCase(one, acts ? noting(context, acts, one.id) : context, slots)),
    );
    const ms = performance.now() - begin;
    return { ms, exchanges: done.reduce((sum, { recording }) => sum + recording.exchanges.length, 0) };
  };

  try {
    const acts = new Map<string, Act[]>();
    await runOnce(acts);
    const sends = [...acts.values()].flat().filter((act) => 'send' in act).length;
    const figures: ReplayFigures[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { ms: runMs } = await runOnce();
      const replay = (send: (act: { operation: string; sent: RequestTemplate }) => Promise<unknown>) =>
        atOnce((id) => act(acts.get(id) ?? [], send, enter));
      const lanesMs = await replay(({ operation, sent }) => lanes.send(operation, sent));
      const signed = await signAll(acts, target);
      const bareMs = await replay(async ({ sent }) => {
        const message = signed.get(sent)?.shift();
        if (!message) throw new Error('a request was sent that was not signed before');
        const { response } = await http.handle(message);
        await readBody(response.body);
      });
      figures.push({ exchanges: sends, runMs, lanesMs, bareMs });
    }
    return figures;
  } finally {
    await fixtures.removeAll();
    lanes.close();
    await rm(folder, { recursive: true });
  }
}

interface Noted {
  lanes: Lanes;
  enter: typeof openWorld extends (world: string, ...rest: never[]) => infer R ? (world: string) => R : never;
}

/** The same context, in which what a case does is noted. */
function noting<C extends Noted>(context: C, acts: Map<string, Act[]>, id: string): C {
  const own: Act[] = [];
  acts.set(id, own);
  const noted = (lanes: Lanes): Lanes => ({
    ...lanes,
    send: (operation, sent, expected) => {
      own.push({ send: { operation, sent } });
      return lanes.send(operation, sent, expected);
    },
  });
  return {
    ...context,
    lanes: noted(context.lanes),
    enter: async (world) => {
      const entered = await context.enter(world);
      if (!('leave' in entered)) return entered;
      own.push({ enter: world });
      const leave = () => {
        own.push({ leave: true });
        return entered.leave();
      };
      return { ...entered, lanes: noted(entered.lanes), leave };
    },
  };
}

/** Does again what a case did, with another way to send. */
async function act(
  acts: readonly Act[],
  send: (act: { operation: string; sent: RequestTemplate }) => Promise<unknown>,
  enter: Noted['enter'],
): Promise<void> {
  const inside: { leave(): Promise<void> }[] = [];
  for (const one of acts) {
    if ('send' in one) await send(one.send);
    else if ('leave' in one) await inside.pop()?.leave();
    else {
      const world = await enter(one.enter);
      if ('leave' in world) inside.push(world);
    }
  }
}

/** Every request as a signed message, made through lanes whose transport sends nothing. */
async function signAll(
  acts: ReadonlyMap<string, readonly Act[]>,
  target: TargetDescription,
): Promise<Map<RequestTemplate, HttpRequest[]>> {
  const signed = new Map<RequestTemplate, HttpRequest[]>();
  let last: HttpRequest | undefined;
  const keeping: Transport = {
    handle: async (request) => {
      last = HttpRequest.clone(request);
      return { response: new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from('{}') }) };
    },
  };
  const lanes = openLanes(target, keeping);
  for (const one of [...acts.values()].flat()) {
    if (!('send' in one)) continue;
    await lanes.send(one.send.operation, one.send.sent);
    if (last) signed.set(one.send.sent, [...(signed.get(one.send.sent) ?? []), last]);
  }
  lanes.close();
  return signed;
}
