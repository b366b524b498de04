import type { Exchange, Seen } from '../contract/exchange.ts';

/**
 * What a create that was accepted is stored as: a service may store another name than the one sent, but one that isn't
 * this run's is never removed.
 * @param given the name in the answer
 */
export function storedName(given: unknown, sent: string, runId: string): string {
  return typeof given === 'string' && given.includes(runId) ? given : sent;
}

/** Whether the answer to a removal says that it is gone: now, or already. */
export function isGone(seen: Seen): boolean {
  return seen.kind === 'accepted' || (seen.kind === 'rejected' && /NotFound/.test(seen.code));
}

/** Whether the service itself said no: a client error that it named. After anything else the resource may be there. */
export function isClearRefusal({ seen, answer }: Pick<Exchange, 'seen' | 'answer'>): boolean {
  const status = answer?.status ?? 0;
  return seen.kind === 'rejected' && !seen.code.startsWith('Unknown') && status >= 400 && status < 500;
}
