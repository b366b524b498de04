import type { Exchange, Seen } from '../contract/exchange.ts';

/**
 * The name under which an accepted create is stored. A service may store another name than the one sent, but only names
 * of this run may be removed.
 * @param given the name in the answer
 */
export function storedName(given: unknown, sent: string, runId: string): string {
  return typeof given === 'string' && given.includes(runId) ? given : sent;
}

/** Whether the answer to a removal shows that the resource no longer exists. */
export function isGone(seen: Seen): boolean {
  return seen.kind === 'accepted' || (seen.kind === 'rejected' && /NotFound/.test(seen.code));
}

/** Whether a create was rejected with a client error that has a code. After any other answer the resource may exist. */
export function isClearRefusal({ seen, answer }: Pick<Exchange, 'seen' | 'answer'>): boolean {
  const status = answer?.status ?? 0;
  return seen.kind === 'rejected' && !seen.code.startsWith('Unknown') && status >= 400 && status < 500;
}
