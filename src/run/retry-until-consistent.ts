import { type Clock, REAL_CLOCK } from '../contract/clock.ts';
import type { TargetDescription } from '../contract/target.ts';
import { earlierOf } from '../contract/transient.ts';
import type { Sending } from '../lanes/sdk.ts';

/** On AWS, IAM and resource policies are known everywhere within about a minute. */
const BUDGET_ON_AWS_SECONDS = 90;

/** Milliseconds that a target may take until a new policy is known everywhere; the config can set them. */
export function consistencyBudgetMs({ aws, pace }: Pick<TargetDescription, 'aws' | 'pace'>): number {
  return 1_000 * (pace?.settleSeconds ?? (aws ? BUDGET_ON_AWS_SECONDS : 0));
}

/** Reads of an emulator may lag behind a create by about a second. */
const READS_ELSEWHERE_SECONDS = 2;

/** Milliseconds that a read may lag behind a create; the config can set them. */
export function readBudgetMs({ aws, pace }: Pick<TargetDescription, 'aws' | 'pace'>): number {
  return 1_000 * (pace?.settleSeconds ?? (aws ? BUDGET_ON_AWS_SECONDS : READS_ELSEWHERE_SECONDS));
}

/** Which errors to retry, and for how long. */
export interface Consistency {
  /** Error codes that may mean "not yet", e.g. about a policy that isn't known everywhere. */
  codes: readonly string[];
  /** Milliseconds for successes that may mean "not yet": a policy was taken away, and the request changes nothing. 0 by default. */
  acceptedMs?: number;
  /** Milliseconds for all attempts; 0 means one attempt. */
  budgetMs: number;
  /** True once the run must end. */
  stopped?: () => boolean;
  clock?: Clock;
}

/**
 * Sends until the answer has none of the codes, or the budget is spent. An error with such a code created nothing, so
 * sending again is safe. So is a change that sets what is set already.
 */
export async function retryUntilConsistent(
  send: () => Promise<Sending>,
  { codes, acceptedMs = 0, budgetMs, stopped, clock = REAL_CLOCK }: Consistency,
): Promise<{ sending: Sending; unsettled: { code: string; ms: number }[] }> {
  const begin = clock.now();
  const unsettled: { code: string; ms: number }[] = [];
  for (;;) {
    const sending = await send();
    const { seen } = sending;
    const ms = Math.round(clock.now() - begin);
    const isRetried = seen.kind === 'rejected' && codes.includes(seen.code);
    const refusedMs = isRetried ? budgetMs : 0;
    const mostMs = seen.kind === 'accepted' ? acceptedMs : refusedMs;
    if (ms >= mostMs || stopped?.()) return { sending, unsettled };
    unsettled.push(earlierOf(sending, ms));
    // Jittered, and a tenth of the budget at most.
    await clock.sleep(Math.min(mostMs / 10, 500 * 2 ** unsettled.length) * (0.5 + Math.random() / 2));
  }
}
