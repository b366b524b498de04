import type { RunFacts } from '../../contract/template.ts';
import type { Reachable } from '../../lanes/client.ts';
import { refusalOf } from '../../probe/guard.ts';
import { reasonOf } from '../../text/reason.ts';
import type { Resources } from '../kind.ts';
import { kindOf } from '../kinds/index.ts';
import { byConfig, byHook } from '../worlds/elsewhere.ts';
import { byOtherSignature } from '../worlds/other-signature.ts';

/** What a sweep reaches, opened on demand: each kind where the run is, and in worlds that are elsewhere. */
export interface Places {
  /**
   * Gives undefined where nothing can remove the kind.
   * @throws Error when the world can't be entered any more, or when it is in an account of AWS that is not allowed
   */
  open(kind: string, world?: string): Promise<Resources | undefined>;
  /** Closes all and leaves the worlds that were entered; gives those that could not be left, and why. */
  close(): Promise<NotLeft[]>;
}

/** A world that a sweep entered and could not leave. */
export interface NotLeft {
  kind: 'world';
  name: string;
  reason: string;
}

/**
 * Where a sweep reaches: the target, and by its config or hooks the worlds in which runs created something.
 * @param allowed accounts of AWS that the user allows: a world is guarded as that of a run is
 */
export function openPlaces(target: Reachable, facts: RunFacts, allowed: readonly string[]): Places {
  const opened = new Map<string, Resources>();
  const places = new Map<string, { target: Reachable; leave(): Promise<void> }>();

  const placeOf = async (world: string) => {
    const known = places.get(world);
    if (known) return known;
    // The other ways into a world change the state of the target itself; they lead nowhere else.
    const entered =
      (await byConfig(world, target)) ??
      (await byHook(world, target)) ??
      (await byOtherSignature(world, target));
    if (!entered?.target)
      throw new Error(
        `it was created in the world ${world}; sweep with the config that tells how to enter it`,
      );
    const refusal = entered.target.aws && (await refusalOf(entered.target, allowed));
    if (refusal) {
      await entered.leave();
      throw new Error(`it was created in the world ${world}, whose account is not allowed: ${refusal}`);
    }
    const place = { target: entered.target, leave: entered.leave };
    places.set(world, place);
    return place;
  };

  return {
    open: async (kind, world) => {
      const key = `${kind} ${world ?? ''}`;
      const known = opened.get(key);
      if (known) return known;
      const open = kindOf(kind)?.open;
      if (!open) return undefined;
      const at = world === undefined ? target : (await placeOf(world)).target;
      const resources = await open({ target: at, facts: { ...facts, region: at.region } });
      opened.set(key, resources);
      return resources;
    },
    close: async () => {
      for (const resources of opened.values()) resources.close();
      const notLeft: NotLeft[] = [];
      for (const [name, place] of places) {
        await place.leave().catch((error: unknown) => {
          notLeft.push({ kind: 'world', name, reason: `it could not be left: ${reasonOf(error)}` });
        });
      }
      return notLeft;
    },
  };
}
