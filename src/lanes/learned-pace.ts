/** Gap tried first, in milliseconds, once a target has throttled. */
const FIRST_GAP_MS = 100;
/** The next gap to try, while none is known to do: so much longer than the longest that was throttled. */
const LONGER = 1.3;
/** The search ends where the gap that does is longer than the one that doesn't by no more than this part. */
const NEAR = 0.04;
/** Held above the gap that did: clocks and networks wobble. */
const MARGIN = 1.01;

/** A call on its way, to be handed back with its answer. */
export interface Paced {
  at: number;
  gap: number;
  /** The call before it that may have counted. */
  before: number;
}

/**
 * The gap between two calls of one operation that a target doesn't throttle, learned from its answers. A call that comes
 * too early costs an answer and no time, so the gap is searched between the longest that was throttled and the shortest
 * that wasn't. Has no clock of its own: times are milliseconds of the caller's.
 */
export class LearnedPace {
  /** When the last call was sent that was let through, or may be. */
  #last: number;
  #tooShort = 0;
  #enough = Number.POSITIVE_INFINITY;
  #next = FIRST_GAP_MS;
  #notBefore = 0;

  /** `now`: when the target throttled for the first time; `after`: milliseconds that it asked to wait. */
  constructor(now: number, after = 0) {
    this.#last = now;
    this.#notBefore = now + after;
  }

  /** Milliseconds from `now` until the next call may go. */
  wait(now: number): number {
    return Math.max(0, this.#last + this.#next - now, this.#notBefore - now);
  }

  /** A call goes. */
  sent(at: number): Paced {
    const call = { at, gap: at - this.#last, before: this.#last };
    this.#last = at;
    return call;
  }

  /** It was let through. */
  passed({ gap }: Paced): void {
    this.#enough = Math.min(this.#enough, gap);
    // A limit that saves up what was not used lets a call pass early now and then.
    this.#tooShort = Math.min(this.#tooShort, gap);
    this.#aim();
  }

  /** It was throttled, and so counted for nothing. */
  throttled({ at, gap, before }: Paced, now: number, after = 0): void {
    if (this.#last === at) this.#last = before;
    this.#tooShort = Math.max(this.#tooShort, gap);
    if (this.#enough <= this.#tooShort) this.#enough = Number.POSITIVE_INFINITY;
    this.#notBefore = now + after;
    this.#aim();
  }

  #aim(): void {
    const near = this.#enough - this.#tooShort <= NEAR * this.#enough;
    if (this.#enough === Number.POSITIVE_INFINITY)
      this.#next = Math.max(FIRST_GAP_MS, this.#tooShort * LONGER);
    else this.#next = near ? this.#enough * MARGIN : (this.#enough + this.#tooShort) / 2;
  }
}
