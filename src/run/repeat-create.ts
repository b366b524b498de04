import { type Clock, REAL_CLOCK } from '../contract/clock.ts';
import type { Earlier } from '../contract/exchange.ts';
import { earlierOf, isTransient, MOST_REPEATS, pauseBefore } from '../contract/transient.ts';
import type { Sending } from '../lanes/sdk.ts';

export interface RepeatCreateOptions {
  expected: readonly string[];
  /** Removes what an attempt without a clear answer may have created. Resolves to whether there was something. */
  undo(): Promise<boolean>;
  stopped?: () => boolean;
  clock?: Clock;
}

/**
 * Sends a create, and again where the server had a fault or the connection broke. What such an attempt created is removed
 * first: the next one must not be refused for it. Where it turns up only afterwards, a refusal counts for nothing either.
 */
export async function repeatCreate(
  send: () => Promise<Sending>,
  { expected, undo, stopped = () => false, clock = REAL_CLOCK }: RepeatCreateOptions,
): Promise<Sending> {
  const begin = clock.now();
  const earlier: Earlier[] = [];
  for (;;) {
    const sending = await send();
    const mayRepeat = earlier.length < MOST_REPEATS && !stopped();
    const failed = isTransient(sending, expected);
    const again =
      mayRepeat && (failed || (earlier.length > 0 && sending.seen.kind === 'rejected' && (await undo())));
    if (!again) return earlier.length > 0 ? { ...sending, earlier } : sending;
    earlier.push(earlierOf(sending, clock.now() - begin));
    if (failed) await undo();
    await clock.sleep(pauseBefore(earlier.length));
  }
}
