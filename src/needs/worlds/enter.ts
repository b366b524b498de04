import type { Unmet } from '../../contract/recording.ts';
import type { Reachable } from '../../lanes/client.ts';
import { reasonOf } from '../../text/reason.ts';
import { byConfig, byHook } from './elsewhere.ts';
import { byOtherSignature } from './other-signature.ts';
import { remedyOfPlace, remedyOfWorld } from './remedy.ts';
import type { EnteredWorld, WayIn } from './world.ts';

interface NamedWay {
  name: string;
  load(): Promise<WayIn>;
}

/** The ways into the place of a user's config or hook. */
const WAYS_ELSEWHERE: readonly NamedWay[] = [
  { name: 'configuration', load: async () => byConfig },
  { name: 'world hook', load: async () => byHook },
];

/** The ways in, in the order they are tried: what the user configured, then what the target offers. */
const WAYS: readonly NamedWay[] = [
  { name: 'burst', load: async () => (await import('./burst.ts')).byBurst },
  ...WAYS_ELSEWHERE,
  { name: 'probe world-protocol', load: async () => (await import('./protocol.ts')).byProtocol },
  { name: 'Organizations API', load: async () => (await import('./organizations.ts')).byOrganizations },
];

const WAYS_TO_PLACES: readonly NamedWay[] = [
  ...WAYS_ELSEWHERE,
  { name: 'another signature', load: async () => byOtherSignature },
];

/** Enters a world by the first way that works, or tells why none did and what the user can do. */
export async function enterWorld(world: string, target: Reachable): Promise<EnteredWorld | Unmet> {
  const tried = await enterBy(WAYS, world, target);
  if (!('failed' in tried)) return tried;
  const reason = `the target can't be put into this world${tried.failed}`;
  return { name: world, reason, remedy: remedyOfWorld(world) };
}

/** Enters another Region or account by the first way that works. */
export async function enterPlace(place: string, target: Reachable): Promise<EnteredWorld | Unmet> {
  const tried = await enterBy(WAYS_TO_PLACES, place, target);
  if (!('failed' in tried)) return tried;
  const reason = `no second ${place.startsWith('region') ? 'Region' : 'account'} is known${tried.failed}`;
  return { name: place, reason, remedy: remedyOfPlace(place) };
}

async function enterBy(
  ways: readonly NamedWay[],
  world: string,
  target: Reachable,
): Promise<EnteredWorld | { failed: string }> {
  const failed: string[] = [];
  for (const { name, load } of ways) {
    try {
      const entered = await (await load())(world, target);
      if (entered) return entered;
    } catch (error) {
      failed.push(`${name}: ${reasonOf(error)}`);
    }
  }
  return { failed: failed.length > 0 ? ` (${failed.join('; ')})` : '' };
}
