import type { CaseTable } from '../../generated/case-table.ts';
import type { Clock } from '../contract/clock.ts';
import type { Unmet } from '../contract/recording.ts';
import type { RunFacts } from '../contract/template.ts';
import type { Lanes } from '../lanes/index.ts';
import type { Journal } from '../needs/journal/write.ts';
import type { Controls } from './controls.ts';

/** What the cases of one run share. */
export interface RunContext {
  table: CaseTable;
  lanes: Lanes;
  facts: RunFacts;
  /** Where each create is announced before it is sent. */
  journal?: Journal;
  controls: Controls;
  /** How many trails the Region had before the run; 0 by default. */
  existingTrails?: number;
  /** Milliseconds that a need may take to be known everywhere; 0, the default, where it is known at once. */
  consistencyMs?: number;
  /** How to wait; real time by default. */
  clock?: Clock;
  /** True once the run must end: what was created is removed, nothing else is sent. */
  stopped?: () => boolean;
  /** Enters a world and gives the lanes to use in it, or says why the target can't be put into it. */
  enter(world: string): Promise<OpenWorld | Unmet>;
}

/** A world that was entered. */
export interface OpenWorld {
  lanes: Lanes;
  /** It has another account, Region or endpoint than the run: what is created in it can't be reached from outside. */
  elsewhere: boolean;
  leave(): Promise<void>;
}
