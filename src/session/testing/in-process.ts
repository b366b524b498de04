import type { Case, CaseTable } from '../../../generated/case-table.ts';
import { oneEndpoint, type TargetDescription } from '../../contract/target.ts';
import type { RunFacts } from '../../contract/template.ts';
import type { Reachable } from '../../lanes/client.ts';
import { type Handle, inProcessTransport } from '../../lanes/in-process.ts';
import { openLanes } from '../../lanes/index.ts';
import type { Transport } from '../../lanes/transport.ts';
import { type ProvidedNeeds, provideNeeds } from '../../needs/provide.ts';
import { learnFacts } from '../../probe/preflight.ts';
import { runCase } from '../../run/case.ts';
import type { RunContext } from '../../run/context.ts';
import { Controls } from '../../run/controls.ts';
import type { CaseDone } from '../../run/job.ts';
import { Slots } from '../../run/slots.ts';
import { openWorld } from '../../run/world.ts';
import { ALIVE } from '../conformance.ts';

export interface InProcessOptions {
  table: CaseTable;
  cases: readonly Case[];
  handle: Handle;
  /** Six characters of [a-z0-9]; the same id gives the same names, and so the same requests. */
  runId: string;
  /** What differs from the usual target: the Region, how to be in a world. */
  differs?: Partial<TargetDescription>;
}

export interface InProcessRun {
  target: TargetDescription;
  facts: RunFacts;
  fixtures: Pick<ProvidedNeeds, 'bindings' | 'unmet'>;
  done: CaseDone[];
}

/** A target that answers through a function; the address only fills URLs. */
export function inProcessTarget(transport: Transport): Reachable {
  return {
    name: 'in process',
    endpoints: oneEndpoint('http://in-process.test'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    transport,
  };
}

/** Runs cases against a function: no socket, no vitest, the same needs, lanes and judge. What it made is removed. */
export async function runInProcess(options: InProcessOptions): Promise<InProcessRun> {
  const { table, cases, handle, runId, differs } = options;
  const transport = inProcessTransport(handle);
  const target = { ...inProcessTarget(transport), ...differs };
  const facts = await learnFacts(target, runId);
  const aliases = [...new Set(cases.flatMap(({ needs }) => needs))];
  const fixtures = await provideNeeds(aliases, { table, target, facts });
  const lanes = openLanes(target, transport);
  const { bindings, unmet } = fixtures;
  try {
    const done = await runCases(cases, {
      table,
      lanes,
      facts,
      bindings,
      unmet,
      enter: (world) => openWorld(world, target),
    });
    const { transport: _, ...description } = target;
    return { target: description, facts, fixtures: { bindings, unmet }, done };
  } finally {
    lanes.close();
    await fixtures.removeAll();
  }
}

/** Runs cases side by side, as many as the bound on living resources lets. Results in the order of the cases. */
export function runCases(cases: readonly Case[], context: Omit<RunContext, 'controls'>): Promise<CaseDone[]> {
  const slots = new Slots(ALIVE);
  const sharing = { ...context, controls: new Controls() };
  return Promise.all(cases.map((one) => runCase(one, sharing, slots)));
}
