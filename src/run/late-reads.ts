import type { Probe } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import type { Exchange } from '../contract/exchange.ts';

/** Whether a read shows what the case expects; `exchanges` are those before it. */
export type Holds = (
  boundCase: BoundCase,
  probe: Probe,
  read: Exchange,
  exchanges: readonly Exchange[],
) => boolean;

/** After so many reads that stayed wrong, and none that came right late, the target counts as one whose reads don't lag. */
const MOST_IN_VAIN = 3;

/** How long the reads of a run are sent again until they show what a create did. */
export class LateReads {
  readonly holds: Holds;
  readonly #budgetMs: number;
  readonly #learns: boolean;
  #inVain = 0;
  #cameRight = false;

  /** @param learns stop waiting where it was always in vain; not on AWS, where reads seldom lag but do */
  constructor(holds: Holds, budgetMs: number, learns: boolean) {
    this.holds = holds;
    this.#budgetMs = budgetMs;
    this.#learns = learns;
  }

  /** Milliseconds for one read. */
  get budgetMs(): number {
    return this.#learns && !this.#cameRight && this.#inVain >= MOST_IN_VAIN ? 0 : this.#budgetMs;
  }

  /** Notes that a read that was wrong at first came right, or did not. */
  note(cameRight: boolean): void {
    if (cameRight) this.#cameRight = true;
    else this.#inVain += 1;
  }
}
