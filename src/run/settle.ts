import { setTimeout as sleep } from 'node:timers/promises';
import type { TargetDescription } from '../contract/target.ts';
import type { Sending } from '../lanes/sdk.ts';

/** IAM and resource policies reach everything on AWS within a minute or so. */
const SETTLE_ON_AWS_SECONDS = 90;

/** Milliseconds that a target takes until what was made is known everywhere: as its config says. */
export function settleMsOf({ aws, pace }: Pick<TargetDescription, 'aws' | 'pace'>): number {
  return 1_000 * (pace?.settleSeconds ?? (aws ? SETTLE_ON_AWS_SECONDS : 0));
}

/** Which refusals may pass by themselves, and how long they are given. */
export interface Settling {
  /** Error codes that mean "not yet", e.g. of a policy that is not seen everywhere. */
  codes: readonly string[];
  /** Milliseconds in all; 0 asks once. */
  budgetMs: number;
  /** True once the run shall end. */
  stopped?: () => boolean;
}

/** Sends until the answer is none of those that mean "not yet", or their time is up; such a refusal has made nothing. */
export async function sendSettled(send: () => Promise<Sending>, { codes, budgetMs, stopped }: Settling) {
  const begin = performance.now();
  const unsettled: { code: string; ms: number }[] = [];
  for (;;) {
    const sending = await send();
    const { seen } = sending;
    const ms = Math.round(performance.now() - begin);
    const again = seen.kind === 'rejected' && codes.includes(seen.code) && ms < budgetMs && !stopped?.();
    if (!again) return { sending, unsettled };
    unsettled.push({ code: seen.code, ms });
    // Jittered, and a tenth of the budget at most.
    await sleep(Math.min(budgetMs / 10, 500 * 2 ** unsettled.length) * (0.5 + Math.random() / 2));
  }
}
