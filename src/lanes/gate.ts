import { retryAfter } from '../contract/busy.ts';
import type { Clock } from '../contract/clock.ts';
import { LearnedPace, type PacedCall } from './learned-pace.ts';
import type { Sending } from './sdk.ts';

/** How often a waiting call checks whether the pace has changed or the run must end. */
const CHECK_EVERY_MS = 100;

/** Sends the calls of one throttled operation one after the other, at the pace learned from the target's answers. */
export class Gate {
  readonly #clock: Clock;
  readonly #pace: LearnedPace;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param throttled the first answer that showed that there is a limit */
  constructor(throttled: Sending, clock: Clock) {
    this.#clock = clock;
    this.#pace = new LearnedPace(clock.now(), retryAfter(throttled));
  }

  /**
   * Waits until one call may be sent, at most `maxMs` after the calls before it. Resolves to the call, for
   * {@link throttled} or {@link passed}, and the milliseconds that it spent behind other calls.
   */
  pass(maxMs: () => number, stopped: () => boolean): Promise<{ call: PacedCall; queuedMs: number }> {
    const clock = this.#clock;
    const asked = clock.now();
    const turn = this.#queue.then(async () => {
      const queuedMs = clock.now() - asked;
      const latest = clock.now() + Math.max(0, maxMs() + queuedMs);
      for (;;) {
        const now = clock.now();
        const wait = Math.min(this.#pace.wait(now), latest - now);
        if (wait <= 0 || stopped()) break;
        await clock.sleep(Math.min(wait, CHECK_EVERY_MS));
      }
      return { call: this.#pace.sent(clock.now()), queuedMs };
    });
    this.#queue = turn;
    return turn;
  }

  throttled(call: PacedCall, sending: Sending): void {
    this.#pace.throttled(call, this.#clock.now(), retryAfter(sending));
  }

  passed(call: PacedCall): void {
    this.#pace.passed(call);
  }
}
