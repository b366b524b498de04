import { setTimeout as sleep } from 'node:timers/promises';
import { loadTable } from '../../contract/table.ts';
import { httpTransport } from '../../lanes/http.ts';
import { openLanes } from '../../lanes/index.ts';
import type { WayIn } from './world.ts';

/** Milliseconds after which a rate that was exceeded is below its limit again, by default. */
const CALM_MS = 2_000;

/**
 * A rate limit is exceeded by calling: as many creates at once as the config gives as above the target's limit. They name
 * no resource, so that those which still get through create none.
 */
export const byBurst: WayIn = async (world, target) => {
  const { burst, calmMs = CALM_MS } = target.worlds?.[world] ?? {};
  if (burst === undefined) return undefined;
  const { operation } = loadTable();
  const lanes = openLanes(target, target.transport ?? httpTransport(target));
  await Promise.all(Array.from({ length: burst }, () => lanes.send(operation, { lane: 'wire', input: {} })));
  if (!target.transport) lanes.close();
  return { by: `a burst of ${burst} calls`, leave: () => sleep(calmMs) };
};
