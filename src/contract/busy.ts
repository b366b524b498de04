import type { AnswerMessage, Seen } from './exchange.ts';

/** Statuses and codes that mean that the target could not process the request now, and may later. */
const BUSY_STATUS: readonly number[] = [429, 502, 503, 504];
const THROTTLED_STATUS = 429;
const THROTTLED_CODE = /^(?:Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown)/;
const BUSY_CODE = /^ServiceUnavailable/;

interface Answered {
  seen: Seen;
  answer?: AnswerMessage;
}

/** Whether the target could not process the request now. */
export function isBusy({ seen, answer }: Answered): boolean {
  if (seen.kind === 'rejected') return isThrottlingCode(seen.code) || BUSY_CODE.test(seen.code);
  // A status counts only without an error code, because errors of the contract have statuses of their own.
  return seen.kind === 'unreadable' && answer !== undefined && BUSY_STATUS.includes(answer.status);
}

/** Whether the request came too soon after others. */
export function isThrottled({ seen, answer }: Answered): boolean {
  if (seen.kind === 'rejected') return isThrottlingCode(seen.code);
  return seen.kind === 'unreadable' && answer?.status === THROTTLED_STATUS;
}

export function isThrottlingCode(code: string): boolean {
  return THROTTLED_CODE.test(code);
}

/** Milliseconds that the `Retry-After` header asks for, as seconds or as a date. */
export function retryAfter({ answer }: Pick<Answered, 'answer'>, now = Date.now()): number | undefined {
  const value = answer?.headers['retry-after'];
  if (value === undefined) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
