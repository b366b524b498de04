import type { Capability } from '../../generated/report.ts';
import type { CaseResult } from '../contract/result.ts';
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

/** The options of `run`: those of the verb `run`, under the same names. */
export interface RunOptions extends TargetOptions, CaseOptions {
  /** Only a profile of the cases, such as `essential`. */
  conformanceProfile?: string;
  /** Only part `I/N` of the cases. */
  shard?: string;
  /** The AWS account that may be used, 12 digits. Without it nothing is sent to AWS. */
  allowAws?: string;
  /** Most trails at once: 4 by default, on AWS 2. */
  maxTrails?: number;
  /** Run id, six of a-z and 0-9. With one secret, two runs of one id send the same requests. */
  runId?: string;
  /** Text that the names are drawn from, together with the run id. */
  secret?: string;
  /** Leave the account ids of AWS in report and recordings; they are masked otherwise. */
  showAccount?: boolean;
  /** Ends the run: cases under way are broken off, and what was created is removed. */
  signal?: AbortSignal;
  /** Told what happens, as it happens. What it throws ends the run. */
  onEvent?: (event: RunEvent) => void;
}

/** Something that happens in a run. */
export type RunEvent =
  /** What the target serves; before any case. */
  | { type: 'probed'; capabilities: readonly Capability[] }
  /** Something is done otherwise than the options ask. */
  | { type: 'warning'; message: string }
  /** How many cases there will be; before the first. */
  | { type: 'start'; total: number }
  | { type: 'case-start'; case: string }
  | { type: 'case-end'; result: CaseResult };
