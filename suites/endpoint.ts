import type { DescribeOptions } from '../src/index.ts';

/**
 * The target of the suites: CONFORMANCE_ENDPOINT or CONFORMANCE_TARGET, with CONFORMANCE_REGION and CONFORMANCE_KNOWN; else
 * the config file of this folder, else the built-in reference.
 */
export function fromEnvironment(env: NodeJS.ProcessEnv = process.env): DescribeOptions {
  const { CONFORMANCE_ENDPOINT: endpoint, CONFORMANCE_TARGET: target } = env;
  const { CONFORMANCE_REGION: region, CONFORMANCE_KNOWN: known } = env;
  return {
    ...(endpoint ? { endpoint } : {}),
    ...(target ? { target } : {}),
    ...(region ? { region } : {}),
    ...(known ? { known } : {}),
  };
}
