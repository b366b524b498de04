import { type Clock, REAL_CLOCK } from '../contract/clock.ts';
import type { Earlier } from '../contract/exchange.ts';
import { earlierOf, isTransient, MOST_REPEATS, pauseBefore } from '../contract/transient.ts';
import type { Lanes } from './index.ts';

export interface RepeatOptions {
  /** Operations whose repetition needs a look at what the first attempt did; they are sent once. */
  once: readonly string[];
  /** True once the run must end; then nothing is repeated. */
  stopped?: () => boolean;
  clock?: Clock;
}

/** After so many requests of one operation whose repetition was in vain, it is no longer repeated until one is answered. */
const MOST_IN_VAIN = 5;

/** Sends a request again, a few times at most, where the server had a fault or the connection broke. */
export function repeatFaults(
  lanes: Lanes,
  { once, stopped = () => false, clock = REAL_CLOCK }: RepeatOptions,
): Lanes {
  const inVain = new Map<string, number>();
  return {
    send: async (operation, request, expected = []) => {
      const begin = clock.now();
      const earlier: Earlier[] = [];
      for (;;) {
        const sending = await lanes.send(operation, request, expected);
        const failed = isTransient(sending, expected);
        const ended = earlier.length >= MOST_REPEATS || stopped();
        const known = (inVain.get(operation) ?? 0) >= MOST_IN_VAIN;
        if (failed && !ended && !known && !once.includes(operation)) {
          earlier.push(earlierOf(sending, clock.now() - begin));
          await clock.sleep(pauseBefore(earlier.length));
          continue;
        }
        if (!failed) inVain.delete(operation);
        else if (ended) inVain.set(operation, (inVain.get(operation) ?? 0) + 1);
        return earlier.length > 0 ? { ...sending, earlier } : sending;
      }
    },
    close: () => lanes.close(),
  };
}
