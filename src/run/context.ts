import type { CaseTable } from '../../generated/case-table.ts';
import type { Unmet } from '../contract/recording.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import type { Lanes } from '../lanes/index.ts';
import type { Journal } from '../needs/journal/write.ts';
import type { Controls } from './controls.ts';

/** What the cases of one run share. */
export interface RunContext {
  table: CaseTable;
  lanes: Lanes;
  facts: RunFacts;
  bindings: Bindings;
  /** Needs that could not be provided, by alias. */
  unmet: Readonly<Record<string, Unmet>>;
  /** Where each create is announced before it is sent. */
  journal?: Journal;
  controls: Controls;
  /** Trails of others, which were there before the run; none by default. */
  there?: number;
  /** Milliseconds that a need may take to be known everywhere; 0, the default, where it is known at once. */
  settleMs?: number;
  /** True from the moment on that the run shall end: what was made is removed, nothing else is sent. */
  stopped?: () => boolean;
  /** Enters a world and gives the lanes to use in it, or says why there is no way in. */
  enter(world: string): Promise<OpenWorld | Unmet>;
}

/** A world that was entered. */
export interface OpenWorld {
  lanes: Lanes;
  /** It has another account, Region or endpoint than the run: what is made in it can't be reached from outside. */
  elsewhere: boolean;
  leave(): Promise<void>;
}
