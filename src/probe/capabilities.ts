import type { CaseTable } from '../../generated/case-table.ts';
import type { Capability } from '../../generated/report.ts';
import type { Answered } from '../contract/result.ts';
import type { RunFacts } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import { httpTransport } from '../lanes/http.ts';
import { openLanes } from '../lanes/index.ts';
import { repeatFaults } from '../lanes/repeat-faults.ts';
import { probeReads, type ReadProbe } from './reads.ts';
import { OTHER_SERVICES, type OtherService, probeService } from './services.ts';
import { probeWorlds } from './worlds.ts';

/** Milliseconds that a probe waits: a target without the thing may never answer. */
const PROBE_TIMEOUT_MS = 5_000;

export interface Probed {
  capabilities: Capability[];
  /** The answers to reads that are not served, by operation. */
  unservedReads: Map<string, Answered>;
}

/**
 * Finds out which services a target has and whether it serves the world protocol, only by reads. AWS itself has all services
 * and no world protocol, so it is asked only what a run must know.
 * @param services those that the run needs; no client of another one is loaded
 */
export async function probeCapabilities(
  target: Reachable,
  table: CaseTable,
  facts: RunFacts,
  services: ReadonlySet<OtherService> = new Set(OTHER_SERVICES),
): Promise<Probed> {
  const transport = target.transport ?? httpTransport({ ...target, requestTimeout: PROBE_TIMEOUT_MS });
  const lanes = repeatFaults(openLanes(target, transport), { once: [table.operation] });
  try {
    const [reads, ...found] = await Promise.all([
      target.aws ? new Map<string, ReadProbe>() : probeReads(lanes, table, facts),
      ...OTHER_SERVICES.filter((name) => services.has(name)).map((name) => probeService(name, target)),
      probeWorlds(target, transport),
    ]);
    const unserved = [...reads].flatMap(([call, { unserved }]) =>
      unserved ? [[call, unserved] as const] : [],
    );
    const ofReads = [...reads.values()].map(({ capability }) => capability);
    return { capabilities: [...found.flat(), ...ofReads], unservedReads: new Map(unserved) };
  } finally {
    lanes.close();
  }
}
