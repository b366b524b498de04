import type { AnswerMessage, Seen } from './exchange.ts';

/** Statuses and codes of a target that did not process the request. */
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
  // If the answer has an error code, only the code counts, because the contract has its own codes for some statuses.
  return seen.kind === 'unreadable' && answer !== undefined && BUSY_STATUS.includes(answer.status);
}

/** Whether the target throttled the request: it would have processed it later. */
export function isThrottled({ seen, answer }: Answered): boolean {
  if (seen.kind === 'rejected') return isThrottlingCode(seen.code);
  return seen.kind === 'unreadable' && answer?.status === THROTTLED_STATUS;
}

export function isThrottlingCode(code: string): boolean {
  return THROTTLED_CODE.test(code);
}

/** The delay in the header `Retry-After`, in milliseconds. The header has seconds or a date. */
export function retryAfter({ answer }: Pick<Answered, 'answer'>, now = Date.now()): number | undefined {
  const value = answer?.headers['retry-after'];
  if (value === undefined) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
