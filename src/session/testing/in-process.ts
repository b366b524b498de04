import type { Case, CaseTable } from '../../../generated/case-table.ts';
import { oneEndpoint, type TargetDescription } from '../../contract/target.ts';
import type { Bindings, RunFacts } from '../../contract/template.ts';
import type { Reachable } from '../../lanes/client.ts';
import { type Handle, inProcessTransport } from '../../lanes/in-process.ts';
import { openLanes } from '../../lanes/index.ts';
import type { Transport } from '../../lanes/transport.ts';
import { type ProvidedNeeds, provideNeeds } from '../../needs/provide.ts';
import { setPolicy } from '../../needs/set-policy.ts';
import { OtherPlaces } from '../../needs/worlds/places.ts';
import { learnFacts } from '../../probe/preflight.ts';
import { Controls } from '../../run/controls.ts';
import { PlaceLanes } from '../../run/places.ts';
import { Slots } from '../../run/slots.ts';
import { openWorld } from '../../run/world.ts';
import { needsOf } from '../conformance.ts';
import { MAX_TRAILS } from '../max-trails.ts';
import { type CaseContext, type CaseDone, runCase } from '../run-case.ts';

export interface InProcessOptions {
  table: CaseTable;
  cases: readonly Case[];
  handle: Handle;
  /** Six characters of [a-z0-9]; the same id gives the same names, and so the same requests. */
  runId: string;
  /** The secret of the run, a fixed one by default. */
  secret?: string;
  /** Further cases that follow from the run itself. */
  drawn?: (facts: RunFacts, bindings: Bindings) => readonly Case[];
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
export function inProcessTarget(transport: Transport): Reachable & { transport: Transport } {
  return {
    name: 'in process',
    endpoints: oneEndpoint('http://in-process.test'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    transport,
  };
}

/**
 * Runs cases of any table against a function: no socket, no journal and none of the checks before a session, so that a
 * server may be as wrong as a test wants it. Needs, lanes and judge are those of a run. What it created is removed.
 */
export async function runInProcess(options: InProcessOptions): Promise<InProcessRun> {
  const { table, cases, handle, runId, secret = 'told', drawn, differs } = options;
  const target = { ...inProcessTarget(inProcessTransport(handle)), ...differs };
  const facts = await learnFacts(target, { id: runId, secret });
  const places = new OtherPlaces(target, facts);
  const { bindings, unmet, removeAll } = await provideNeeds(needsOf(cases), { table, target, facts, places });
  // Without waiting and retrying: a server that throttles or breaks off is what a test is about.
  const lanes = openLanes(target, target.transport);
  const enter = (world: string) => openWorld(world, target);
  const elsewhere = new PlaceLanes(places);
  try {
    const all = [...cases, ...(drawn?.(facts, bindings) ?? [])];
    const done = await runAtOnce(all, {
      ...{ table, lanes, facts, bindings, unmet, enter },
      setPolicy: (alias, policy) => setPolicy(alias, policy, { table, target, facts, bindings }),
      place: (name) => elsewhere.open(name),
    });
    const { transport: _, ...description } = target;
    return { target: description, facts, fixtures: { bindings, unmet }, done };
  } finally {
    lanes.close();
    await removeAll();
  }
}

/** What the cases of one run share, also where they are run in several pieces. */
export interface Sharing {
  slots: Slots;
  controls: Controls;
}

export function newSharing(): Sharing {
  return { slots: new Slots(MAX_TRAILS), controls: new Controls() };
}

/** Runs cases side by side, as many as the slots allow. Results in the order of the cases. */
export function runAtOnce(
  cases: readonly Case[],
  context: Omit<CaseContext, 'controls'>,
  { slots, controls }: Sharing = newSharing(),
): Promise<CaseDone[]> {
  return Promise.all(cases.map((testCase) => runCase(testCase, { ...context, controls }, slots)));
}
