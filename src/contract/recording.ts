import type { Exchange } from './exchange.ts';
import type { Bindings } from './template.ts';

/** A need or world that could not be had, and what to do about it. */
export interface Unmet {
  /** Alias of the need, or name of the world. */
  name: string;
  /** What was tried and what came of it. */
  reason: string;
  /** What the user can do so that the case runs. */
  remedy: string;
}

/** All that a run knows of one case: enough to judge it, now or later. */
export interface Recording {
  caseId: string;
  unmet: Unmet[];
  exchanges: Exchange[];
  /** Set when the harness itself failed while running the case. */
  harnessError?: string;
  /** In a merged run: the part that the case ran in, which made its needs by names of its own. */
  part?: CasePart;
}

/** What made the needs of a case. */
export interface CasePart {
  /** Id of the run. */
  run: string;
  /** What the needs are called, by alias. */
  provided: Bindings;
}
