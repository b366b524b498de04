import type { Capability } from '../../generated/report.ts';
import type { Reachable } from '../lanes/client.ts';
import { OTHER_SERVICES, type OtherService, probeService } from './services.ts';
import { probeTransport } from './transport.ts';
import { probeWorlds } from './worlds.ts';

/**
 * Finds out which services a target has and whether it serves the world protocol, only by reads. AWS itself has all services
 * and no world protocol, so it is asked only what a run must know.
 * @param services those that the run needs; no client of another one is loaded
 */
export async function probeCapabilities(
  target: Reachable,
  services: ReadonlySet<OtherService> = new Set(OTHER_SERVICES),
): Promise<Capability[]> {
  const transport = probeTransport(target);
  try {
    return await Promise.all([
      ...OTHER_SERVICES.filter((name) => services.has(name)).map((name) => probeService(name, target)),
      probeWorlds(target, transport),
    ]);
  } finally {
    transport.destroy?.();
  }
}
