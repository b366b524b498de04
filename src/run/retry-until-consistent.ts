import { setTimeout as sleep } from 'node:timers/promises';
import type { TargetDescription } from '../contract/target.ts';
import type { Sending } from '../lanes/sdk.ts';

/** On AWS, IAM and resource policies are known everywhere within about a minute. */
const BUDGET_ON_AWS_SECONDS = 90;

/** Milliseconds that a target takes until a new policy is known everywhere: as its config says. */
export function consistencyBudgetMs({ aws, pace }: Pick<TargetDescription, 'aws' | 'pace'>): number {
  return 1_000 * (pace?.settleSeconds ?? (aws ? BUDGET_ON_AWS_SECONDS : 0));
}

/** Which refusals may pass by themselves, and how long they are given. */
export interface Consistency {
  /** Error codes that mean "not yet", e.g. of a policy that is not known everywhere. */
  codes: readonly string[];
  /** Milliseconds in all; 0 asks once. */
  budgetMs: number;
  /** True once the run must end. */
  stopped?: () => boolean;
  /** How to wait; a test gives its own. */
  clock?: Clock;
}

/** Milliseconds that only grow, and a way to let them pass. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

const REAL_CLOCK: Clock = { now: () => performance.now(), sleep };

/**
 * Sends until the answer is none of the codes that mean "not yet", or the budget is spent. A refusal with such a code has
 * created nothing, so sending again is safe.
 */
export async function retryUntilConsistent(
  send: () => Promise<Sending>,
  { codes, budgetMs, stopped, clock = REAL_CLOCK }: Consistency,
): Promise<{ sending: Sending; unsettled: { code: string; ms: number }[] }> {
  const begin = clock.now();
  const unsettled: { code: string; ms: number }[] = [];
  for (;;) {
    const sending = await send();
    const { seen } = sending;
    const ms = Math.round(clock.now() - begin);
    const again = seen.kind === 'rejected' && codes.includes(seen.code) && ms < budgetMs && !stopped?.();
    if (!again) return { sending, unsettled };
    unsettled.push({ code: seen.code, ms });
    // Jittered, and a tenth of the budget at most.
    await clock.sleep(Math.min(budgetMs / 10, 500 * 2 ** unsettled.length) * (0.5 + Math.random() / 2));
  }
}
