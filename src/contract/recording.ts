import type { Exchange } from './exchange.ts';
import type { Bindings } from './template.ts';

/** A missing need or world, and what to do about it. */
export interface Unmet {
  /** Alias of the need, or name of the world. */
  name: string;
  /** What was tried, and the result. */
  reason: string;
  /** What the user can do so that the case runs. */
  remedy: string;
}

/** Everything that a run recorded of a case. It is enough to judge the case, now or later. */
export interface Recording {
  caseId: string;
  unmet: Unmet[];
  exchanges: Exchange[];
  /** An error of the suite itself while it ran the case. */
  harnessError?: string;
  /** In a merged run: the part with the case, whose needs have other names than those of the other parts. */
  part?: CasePart;
}

/** The part of a merged run that created the needs of a case. */
export interface CasePart {
  /** Id of the run. */
  run: string;
  /** What its names were hashed with. */
  secret?: string;
  /** The attributes of the needs, by alias. */
  provided: Bindings;
}
