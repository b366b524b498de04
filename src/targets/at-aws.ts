import { CannotJudge } from '../contract/errors.ts';
import { SERVICES, type TargetDescription } from '../contract/target.ts';
import { isAwsHost } from './regions.ts';

type Endpoints = TargetDescription['endpoints'];

/**
 * Whether the services are at AWS, as every service without an endpoint is.
 * @throws CannotJudge where only some are: the STS of an emulator can't guard an account of AWS
 */
export function isAtAws(endpoints: Endpoints): boolean {
  const at = SERVICES.filter((service) => isOfAws(endpoints[service]));
  const not = SERVICES.find((service) => !at.includes(service));
  if (at[0] !== undefined && not !== undefined) {
    throw new CannotJudge(
      `${at.join(', ')} would be at AWS (${endpoints[at[0]] ?? 'no endpoint'}), ${not} at ${endpoints[not]}. Either all services must be at AWS or none: change the endpoints of the config, or the variables AWS_ENDPOINT_URL_….`,
    );
  }
  return not === undefined;
}

/**
 * The endpoints of a target in a world.
 * @throws CannotJudge where only one of the two is at AWS: guard and pace of a run depend on its target
 */
export function endpointsIn(world: string, ofTarget: Endpoints, ofWorld: Endpoints | undefined): Endpoints {
  const endpoints = { ...ofTarget, ...ofWorld };
  if (isAtAws(endpoints) !== isAtAws(ofTarget)) {
    throw new CannotJudge(
      `Only one of the condition ${world} and its target is at AWS. Give the condition an endpoint at the same place.`,
    );
  }
  return endpoints;
}

function isOfAws(endpoint: string | undefined): boolean {
  return endpoint === undefined || isAwsHost(new URL(endpoint).hostname);
}
