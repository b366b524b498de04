import type { DescribeOptions } from '../src/index.ts';

/**
 * The target of the suites: CONFORMANCE_ENDPOINT or CONFORMANCE_TARGET, with CONFORMANCE_REGION and CONFORMANCE_KNOWN; else
 * what names one for every run. Without any the tests fail: nothing is run in the place of a target that is missing.
 */
export function fromEnvironment(env: NodeJS.ProcessEnv = process.env): DescribeOptions {
  const { CONFORMANCE_ENDPOINT: endpoint, CONFORMANCE_TARGET: target } = env;
  const { CONFORMANCE_REGION: region, CONFORMANCE_KNOWN: known } = env;
  return {
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(target === undefined ? {} : { target }),
    ...(region ? { region } : {}),
    ...(known ? { known } : {}),
  };
}
