import type { Recording, Unmet } from '../contract/recording.ts';
import type { CaseResult } from '../contract/result.ts';
import type { TargetDescription } from '../contract/target.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';

/** What the test worker needs to run cases: plain data, made in the main process. */
export interface Job {
  target: TargetDescription;
  facts: RunFacts;
  bindings: Bindings;
  unmet: Record<string, Unmet>;
  caseIds: string[];
  /** How many resources may be alive at once. */
  maxTrails: number;
  /** How many a case that runs alone may have alive. */
  most: number;
  /** Trails of others, which were there before the run. */
  there: number;
  /** Accounts of AWS that worlds may be in. */
  allowed?: string[];
  /** File of the run's journal. */
  journal?: string;
  /** One number, shared between the threads: not 0 from the moment on that the run shall end. */
  stop?: SharedArrayBuffer;
}

/** What a test gives back for its case. */
export interface CaseDone {
  recording: Recording;
  result: CaseResult;
  /** Why nothing more was sent, where the target was given up. */
  gone?: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    conformance: Job;
  }
}

// vitest passes TaskMeta on from its runner; only there can it be extended.
declare module '@vitest/runner' {
  interface TaskMeta {
    conformance?: CaseDone;
  }
}
