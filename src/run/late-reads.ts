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

/** A change of a trail is seen everywhere on AWS within about a second. */
const SETTLE_ON_AWS_MS = 2_000;

/** A read that came right at the second attempt was late by up to so many milliseconds. */
const LEAST_LATE_MS = 250;

/** How long the reads of a run are sent again until they show what a create did. */
export class LateReads {
  readonly holds: Holds;
  readonly #budgetMs: number;
  readonly #learns: boolean;
  #inVain = 0;
  #cameRight = false;
  #latestMs = 0;

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

  /**
   * Milliseconds to wait between a change and a read that nothing tells the truth about, because what it shows is compared later:
   * twice as long as a read of this run was late, 0 where none was.
   */
  get settleMs(): number {
    return Math.max(2 * this.#latestMs, this.#learns ? 0 : SETTLE_ON_AWS_MS);
  }

  /** Notes that a read that was wrong at first came right, or did not. */
  note(read: Exchange, cameRight: boolean): void {
    if (!cameRight) {
      this.#inVain += 1;
      return;
    }
    this.#cameRight = true;
    const last = read.late?.at(-1)?.ms ?? 0;
    this.#latestMs = Math.max(this.#latestMs, last, LEAST_LATE_MS);
  }
}
