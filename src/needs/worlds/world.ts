import type { TargetDescription } from '../../contract/target.ts';
import type { Reachable } from '../../lanes/client.ts';

/** A world the target is in now. */
export interface EnteredWorld {
  /** How it was entered, for the report: `world protocol`, `Organizations API`, `configuration`. */
  by: string;
  /** Where the requests of the case go, if elsewhere than the rest of the run: other credentials or another Region. */
  target?: TargetDescription;
  /** Restores the state before. */
  leave(): Promise<void>;
}

/** One way into worlds. Gives undefined for a world that it has no way into; throws when the way failed. */
export type WayIn = (world: string, target: Reachable) => Promise<EnteredWorld | undefined>;
