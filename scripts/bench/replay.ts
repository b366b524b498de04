import { AsyncLocalStorage } from 'node:async_hooks';
import type { HttpRequest } from '@smithy/protocol-http';
import type { CaseTable } from '../../generated/case-table.ts';
import type { Reachable } from '../../src/fixtures/client.ts';
import { provideNeeds } from '../../src/fixtures/provide.ts';
import { httpTransport } from '../../src/lanes/http.ts';
import { openLanes } from '../../src/lanes/index.ts';
import { readBody, type Transport } from '../../src/lanes/transport.ts';
import { createReference } from '../../src/reference/index.ts';
import { runCase } from '../../src/run/case.ts';
import { ALIVE } from '../../src/run/conformance.ts';
import { Slots } from '../../src/run/slots.ts';
import { openWorld } from '../../src/run/world.ts';
import { learnFacts } from '../../src/targets/preflight.ts';
import { oneEndpoint } from '../../src/targets/target.ts';

export interface ReplayFigures {
  exchanges: number;
  /** Milliseconds of the cases as the harness runs them. */
  runMs: number;
  /** Milliseconds of the same signed messages sent bare: same connections, same order within a case, same concurrency. */
  replayMs: number;
}

/** Runs all cases over sockets, then sends the very same messages again without building, reading or judging anything. */
export async function measureReplay(table: CaseTable): Promise<ReplayFigures> {
  const reference = createReference();
  const server = await reference.listen();
  const cases = table.cases;
  const whose = new AsyncLocalStorage<string>();
  const needs: HttpRequest[] = [];
  const sent = new Map<string, HttpRequest[]>();
  const http = httpTransport();
  const recording: Transport = {
    handle: async (request) => {
      const id = whose.getStore();
      const list = id === undefined ? needs : (sent.get(id) ?? []);
      if (id !== undefined) sent.set(id, list);
      list.push(request);
      return http.handle(request);
    },
  };
  const target: Reachable = {
    name: 'bench',
    endpoints: oneEndpoint(server.url),
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    transport: recording,
  };
  const facts = await learnFacts(target, 'bench0');
  const aliases = [...new Set(cases.flatMap((one) => one.needs))];
  const { bindings, unmet } = await provideNeeds(aliases, { table, target, facts });
  const lanes = openLanes(target, recording);
  const context = {
    table,
    lanes,
    facts,
    bindings,
    unmet,
    enter: (world: string) => openWorld(world, target),
  };
  const slots = new Slots(ALIVE);
  const start = performance.now();
  await Promise.all(cases.map((one) => whose.run(one.id, () => runCase(one, context, slots))));
  const runMs = performance.now() - start;

  reference.reset();
  for (const request of needs) await bare(http, request);
  const again = new Slots(ALIVE);
  const replayStart = performance.now();
  await Promise.all(
    cases.map((one) => {
      const work = async () => {
        for (const request of sent.get(one.id) ?? []) await bare(http, request);
      };
      return one.alone ? again.alone(work) : again.hold(1, work);
    }),
  );
  const replayMs = performance.now() - replayStart;
  http.destroy?.();
  await server.close();
  return { exchanges: [...sent.values()].flat().length, runMs, replayMs };
}

async function bare(http: Transport, request: HttpRequest): Promise<void> {
  const { response } = await http.handle(request);
  await readBody(response.body);
}
