import type { CaseTable, Place } from '../../generated/case-table.ts';
import type { Clock } from '../contract/clock.ts';
import type { Unmet } from '../contract/recording.ts';
import type { Answered } from '../contract/result.ts';
import type { RunFacts } from '../contract/template.ts';
import type { Lanes } from '../lanes/index.ts';
import type { Journal } from '../needs/journal/write.ts';
import type { Controls } from './controls.ts';
import type { LateReads } from './late-reads.ts';

/** What the cases of one run share. */
export interface RunContext {
  table: CaseTable;
  lanes: Lanes;
  facts: RunFacts;
  /** Records each create before it is sent. */
  journal?: Journal;
  controls: Controls;
  /** How many trails the Region had before the run; 0 by default. */
  existingTrails?: number;
  /** Milliseconds until a new need may be known everywhere; 0 by default. */
  consistencyMs?: number;
  /** The answers to reads that the target was found not to serve, by operation. */
  unservedReads?: ReadonlyMap<string, Answered>;
  /** How reads that lag behind a create are sent again; without it each is sent once. */
  lateReads?: LateReads;
  /** Send a create again where the server had a fault or the connection broke. */
  repeatsCreates?: boolean;
  clock?: Clock;
  /** Waits between two steps whose times are compared; without it nothing waits. */
  pause?(seconds: number): Promise<unknown>;
  /** Told how many trails a case could not remove, once it has ended, and why the last call had no answer, where it had none. */
  onKept?: (trails: number, silence: string | undefined) => void;
  /** True once the run must end: then only removals are sent. */
  stopped?: () => boolean;
  /** Enters a world and returns lanes into it, or the reason why the target can't be put into it. */
  enter(world: string): Promise<OpenWorld | Unmet>;
  /** Gives a need another policy, by its name, or again its own; gives what the case lacks where it can't. */
  setPolicy(alias: string, policy?: string): Promise<Unmet | undefined>;
  /** Lanes into another Region or account for single steps and reads, or the reason why the target has none. */
  place?(name: Place): Promise<{ lanes: Lanes } | Unmet>;
}

/** A world that was entered. */
export interface OpenWorld {
  lanes: Lanes;
  /** It has another account, Region or endpoint than the run, so its resources can't be reached from outside. */
  elsewhere: boolean;
  leave(): Promise<void>;
}
