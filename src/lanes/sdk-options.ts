import type { Service, TargetDescription } from '../contract/target.ts';

/** The options by which any client of the AWS SDK reaches one service of a target. */
export function sdkOptions({ region, credentials, endpoints }: TargetDescription, service: Service) {
  const endpoint = endpoints[service];
  return {
    region,
    // A copy: the SDK writes members of its own into what it is given.
    credentials: { ...credentials },
    endpoint,
    // What is guarded is the description: neither a variable nor a profile leads elsewhere.
    ignoreConfiguredEndpointUrls: true,
    // The environment may turn these on for AWS; the SDK refuses them beside an endpoint.
    ...(endpoint === undefined ? {} : { useFipsEndpoint: false, useDualstackEndpoint: false }),
  };
}
