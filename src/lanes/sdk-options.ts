import type { Service, TargetDescription } from '../contract/target.ts';

/** Options with which an AWS SDK client reaches one service of a target. */
export function sdkOptions({ region, credentials, endpoints }: TargetDescription, service: Service) {
  const endpoint = endpoints[service];
  return {
    region,
    // A copy, because the SDK adds members to the object.
    credentials: { ...credentials },
    endpoint,
    // The account guard checked this endpoint, so no variable or profile may replace it.
    ignoreConfiguredEndpointUrls: true,
    // The environment may turn these on for AWS, but the SDK refuses them together with an endpoint.
    ...(endpoint === undefined ? {} : { useFipsEndpoint: false, useDualstackEndpoint: false }),
  };
}
