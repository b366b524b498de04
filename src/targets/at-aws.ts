import { CannotJudge } from '../contract/errors.ts';
import { SERVICES, type TargetDescription } from '../contract/target.ts';
import { isAwsHost } from './regions.ts';

type Endpoints = TargetDescription['endpoints'];

/**
 * Whether the services are at AWS. One without an endpoint is: the SDK goes there by itself.
 * @throws CannotJudge where some are and some are not: what an emulator's STS says guards no account of AWS
 */
export function isAtAws(endpoints: Endpoints): boolean {
  const at = SERVICES.filter((service) => isOfAws(endpoints[service]));
  const not = SERVICES.find((service) => !at.includes(service));
  if (at[0] !== undefined && not !== undefined) {
    throw new CannotJudge(
      `${at.join(', ')} would be at AWS (${endpoints[at[0]] ?? 'no endpoint'}), ${not} at ${endpoints[not]}. A run is at AWS with every service or with none: change the endpoints of the config, or the variables AWS_ENDPOINT_URL_….`,
    );
  }
  return not === undefined;
}

/**
 * The endpoints of a target in a world.
 * @throws CannotJudge where one of the two is at AWS and the other is not: guard, pace and bounds of a run are those of its target
 */
export function endpointsIn(world: string, ofTarget: Endpoints, ofWorld: Endpoints | undefined): Endpoints {
  const endpoints = { ...ofTarget, ...ofWorld };
  if (isAtAws(endpoints) !== isAtAws(ofTarget)) {
    throw new CannotJudge(
      `Either the world ${world} or its target is at AWS, the other is not. Give the world an endpoint where its target is.`,
    );
  }
  return endpoints;
}

function isOfAws(endpoint: string | undefined): boolean {
  return endpoint === undefined || isAwsHost(new URL(endpoint).hostname);
}
