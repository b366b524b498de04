import type { WorldAccess } from '../../contract/target.ts';
import type { Reachable } from '../../lanes/client.ts';
import { endpointsIn } from '../../targets/at-aws.ts';
import { worldHook } from '../../targets/hooks.ts';
import type { WayIn } from './world.ts';

/** A world that the user's config describes: other credentials, another Region, another endpoint. */
export const byConfig: WayIn = async (world, target) => {
  const access = target.worlds?.[world];
  if (!access) return undefined;
  return { by: 'configuration', target: elsewhere(world, target, access), leave: async () => {} };
};

/** A world that the user's own hook module gets the target into. */
export const byHook: WayIn = async (world, target) => {
  const hook = await worldHook(target);
  const hooked = await hook?.(world, target);
  if (!hooked) return undefined;
  const leave = async () => {
    await hooked.leave?.();
  };
  try {
    return { by: 'world hook', target: elsewhere(world, target, hooked), leave };
  } catch (error) {
    // The target is in the world already, but no request may go there.
    await leave();
    throw error;
  }
};

/** The target as a world has it. @throws CannotJudge where only one of the two is at AWS */
function elsewhere(
  world: string,
  target: Reachable,
  { credentials, region, endpoints }: WorldAccess,
): Reachable {
  return {
    ...target,
    ...(region ? { region } : {}),
    ...(credentials ? { credentials } : {}),
    endpoints: endpointsIn(world, target.endpoints, endpoints),
  };
}
