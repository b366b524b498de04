import type { Handler } from '../start/handler.ts';

/** Which server is tested: one of `endpoint`, `fetch` and `target`, else what the environment or the config file names. */
export interface TargetOptions {
  /** URL of a running server. */
  endpoint?: string;
  /** The server as a function in this process. It gets every request of the run, as real HTTP requests came in. */
  fetch?: Handler;
  /** Name of a target of the config file, or `reference`, `localstack` or `aws`; or the path of a config file. */
  target?: string;
  /** Region to use. */
  region?: string;
}

/** Which cases are run, and against what they are held. */
export interface CaseOptions {
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
