import type { Handler } from '../start/handler.ts';

/** Which server is tested: one of `endpoint`, `fetch` and `target`, else what the environment or the config file names. */
export interface TargetOptions {
  /** URL of a running server. */
  endpoint?: string;
  /** The server as a function in this process. It gets every request of the run, as real HTTP requests came in. */
  fetch?: Handler;
  /** Name of a target of the config file, or `reference`, `localstack`, `aws-emulator` or `aws`; or the path of a config file. */
  target?: string;
  /** Port of an AWS Emulator that is running, with the target `aws-emulator`. */
  port?: number;
  /** Region to use. */
  region?: string;
  /** What the target is called in every output. */
  name?: string;
  /** Version of the target, where it doesn't say it itself. */
  targetVersion?: string;
  /** Milliseconds to wait for an endpoint that is starting. */
  wait?: number;
  /** Profile of the AWS configuration files to take the keys from. */
  profile?: string;
  /** PEM file of the authorities to trust. */
  caBundle?: string;
}

/** Which cases are run, and against what they are held. */
export interface CaseOptions {
  /** Only these operations, as globs such as `GetTrail*`; without any, all of the suite. */
  operation?: readonly string[];
  /** Globs of case ids, exceptions or clauses; without any, all. */
  only?: readonly string[];
  /** Globs of cases to leave out. */
  skip?: readonly string[];
  /** File of known differences: what it lists is expected to fail exactly so. */
  known?: string;
  /** Folder for the report, in every format; without it nothing is written. */
  out?: string;
  /** Folder of the journal of what is created, by which `sweep` removes what a killed run left; the user's state folder by default. */
  journal?: string;
}

/** What a variable or a server that is not running gives is not a string, and is refused when the tests begin. */
type Endpoint = string | undefined;

/** The options of `describeConformance`. */
export interface DescribeOptions extends Omit<TargetOptions, 'endpoint'>, CaseOptions {
  /** URL of the endpoint, or a function that gives it when the tests begin: after a `beforeAll` that starts it. */
  endpoint?: Endpoint | (() => Endpoint | Promise<Endpoint>);
  /** Milliseconds that one case may take, 60 000 by default. */
  timeoutMs?: number;
}
