/** The first gap to try, in milliseconds, after a target has throttled. */
const FIRST_GAP_MS = 100;
/** Factor from the longest throttled gap to the next one to try, while no gap is known to be long enough. */
const GROWTH = 1.3;
/** The search ends when the two bounds differ by less than this share of the upper one. */
const PRECISION = 0.04;
/** A gap so long is hardly that of a limit. */
const LONG_GAP_MS = 2_000;
/** Factor on the gap that was long enough, because clocks and networks vary. */
const MARGIN = 1.01;

/** A call under way; hand it back when its answer is known. */
export interface PacedCall {
  sentAt: number;
  gap: number;
  /** When the call before it was sent. */
  previousAt: number;
}

/**
 * The gap between two calls of one operation that a target accepts, learned from its answers. A throttled call costs no
 * time, so the gap is searched between the longest that was throttled and the shortest that was accepted.
 * Has no clock: the caller gives all times, in milliseconds.
 */
export class LearnedPace {
  #lastAt: number;
  #tooShort = 0;
  #enough = Number.POSITIVE_INFINITY;
  #next = FIRST_GAP_MS;
  #notBefore: number;
  /** Calls that passed since a shorter gap was tried, and after how many one is tried again. */
  #passed = 0;
  #patience = 1;

  /** @param now when the target throttled for the first time; @param after milliseconds that it asked to wait */
  constructor(now: number, after = 0) {
    this.#lastAt = now;
    this.#notBefore = now + after;
  }

  /** Milliseconds from `now` until the next call may be sent. */
  wait(now: number): number {
    return Math.max(0, this.#lastAt + this.#next - now, this.#notBefore - now);
  }

  /** Records that a call is sent. */
  sent(sentAt: number): PacedCall {
    const call = { sentAt, gap: sentAt - this.#lastAt, previousAt: this.#lastAt };
    this.#lastAt = sentAt;
    return call;
  }

  passed({ gap }: PacedCall): void {
    const isNews = gap < this.#tooShort;
    this.#enough = Math.min(this.#enough, gap);
    // A limit with a burst allowance accepts an early call now and then.
    this.#tooShort = Math.min(this.#tooShort, gap);
    this.#chooseNext();
    // Who throttles every call for a while teaches a long gap, so what is known is doubted: soon at first, then ever later.
    this.#passed += 1;
    if (isNews && this.#enough > LONG_GAP_MS) this.#patience = 1;
    if (!this.#isFound() || this.#passed < this.#patience) return;
    this.#next = this.#enough / 2;
    this.#passed = 0;
    this.#patience *= 2;
  }

  throttled({ sentAt, gap, previousAt }: PacedCall, now: number, after = 0): void {
    // The target doesn't count a throttled call, so the gap still runs from the call before it.
    if (this.#lastAt === sentAt) this.#lastAt = previousAt;
    this.#tooShort = Math.max(this.#tooShort, gap);
    if (this.#enough <= this.#tooShort) this.#enough = Number.POSITIVE_INFINITY;
    this.#notBefore = now + after;
    this.#chooseNext();
  }

  #chooseNext(): void {
    if (this.#enough === Number.POSITIVE_INFINITY)
      this.#next = Math.max(FIRST_GAP_MS, this.#tooShort * GROWTH);
    else this.#next = this.#isFound() ? this.#enough * MARGIN : (this.#enough + this.#tooShort) / 2;
  }
  #isFound(): boolean {
    return this.#enough - this.#tooShort <= PRECISION * this.#enough;
  }
}
