import type { WorldAccess } from '../../contract/target.ts';
import type { Reachable } from '../../lanes/client.ts';
import { endpointsIn } from '../../targets/at-aws.ts';

/** The target as a world has it. @throws CannotJudge where only one of the two is at AWS */
export function elsewhere(
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
