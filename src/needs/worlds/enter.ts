import type { Unmet } from '../../contract/recording.ts';
import type { Reachable } from '../../lanes/client.ts';
import { reasonOf } from '../../text/reason.ts';
import { byConfig, byHook } from './elsewhere.ts';
import { remedyOfWorld } from './remedy.ts';
import type { EnteredWorld, WayIn } from './world.ts';

/** The ways in, in the order they are tried: what the user configured, then what the target offers. */
const WAYS: readonly { name: string; load(): Promise<WayIn> }[] = [
  { name: 'burst', load: async () => (await import('./burst.ts')).byBurst },
  { name: 'configuration', load: async () => byConfig },
  { name: 'world hook', load: async () => byHook },
  { name: 'probe world-protocol', load: async () => (await import('./protocol.ts')).byProtocol },
  { name: 'Organizations API', load: async () => (await import('./organizations.ts')).byOrganizations },
];

/** Enters a world by the first way that works, or tells why none did and what the user can do. */
export async function enterWorld(world: string, target: Reachable): Promise<EnteredWorld | Unmet> {
  const failed: string[] = [];
  for (const { name, load } of WAYS) {
    try {
      const entered = await (await load())(world, target);
      if (entered) return entered;
    } catch (error) {
      failed.push(`${name}: ${reasonOf(error)}`);
    }
  }
  return {
    name: world,
    reason: `the target can't be put into this world${failed.length > 0 ? ` (${failed.join('; ')})` : ''}`,
    remedy: remedyOfWorld(world),
  };
}
