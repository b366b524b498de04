import { setTimeout as sleep } from 'node:timers/promises';
import { retryAfter } from '../contract/busy.ts';
import { LearnedPace, type Paced } from './learned-pace.ts';
import type { Sending } from './sdk.ts';

/** How often whoever waits looks whether the pace has changed, or the run shall end. */
const LOOK_EVERY_MS = 100;

/** Lets the calls of one operation go in the order of asking, at the pace that its target was seen to take. */
export class Gate {
  readonly #pace: LearnedPace;
  #queue: Promise<unknown> = Promise.resolve();

  /** `throttled`: the first answer that showed that there is a limit. */
  constructor(throttled: Sending) {
    this.#pace = new LearnedPace(performance.now(), retryAfter(throttled));
  }

  /**
   * Waits for the turn of one call, `mostMs` once those before it have gone, and gives what is to be handed back with its
   * answer, and the milliseconds that the queue alone took.
   */
  pass(mostMs: () => number, stopped: () => boolean): Promise<{ call: Paced; queuedMs: number }> {
    const asked = performance.now();
    const turn = this.#queue.then(async () => {
      const queuedMs = performance.now() - asked;
      const most = performance.now() + Math.max(0, mostMs() + queuedMs);
      for (;;) {
        const now = performance.now();
        const wait = Math.min(this.#pace.wait(now), most - now);
        if (wait <= 0 || stopped()) break;
        await sleep(Math.min(wait, LOOK_EVERY_MS));
      }
      return { call: this.#pace.sent(performance.now()), queuedMs };
    });
    this.#queue = turn;
    return turn;
  }

  throttled(call: Paced, sending: Sending): void {
    this.#pace.throttled(call, performance.now(), retryAfter(sending));
  }

  passed(call: Paced): void {
    this.#pace.passed(call);
  }
}
