import type { AnswerMessage, Earlier, Seen } from './exchange.ts';

/** Stands for the code of an attempt whose connection broke. */
export const NO_ANSWER = 'no answer';

/** How often a request is sent again whose answer was a fault of the server, or whose connection broke. */
export const MOST_REPEATS = 5;

const NOT_IMPLEMENTED_STATUS = 501;
/** How Node words a connection that broke under way. A refused one or a missing answer is not meant. */
const BROKEN = /^(?!not sent).*(?:ECONNRESET|EPIPE|socket hang up|aborted)/;

interface Answered {
  seen: Seen;
  answer?: AnswerMessage;
}

/**
 * Whether an answer is a fault of the server or a broken connection, which any service has now and then: only one that stays
 * is the target's. An error that the caller expects is neither.
 */
export function isTransient({ seen, answer }: Answered, expected: readonly string[] = []): boolean {
  if (seen.kind === 'no-answer') return BROKEN.test(seen.reason);
  if (seen.kind === 'accepted' || (seen.kind === 'rejected' && expected.includes(seen.code))) return false;
  const status = answer?.status ?? 0;
  return status >= 500 && status !== NOT_IMPLEMENTED_STATUS;
}

/** An attempt as the recording has it. */
export function earlierOf({ seen, answer }: Answered, ms: number): Earlier {
  const code = seen.kind === 'rejected' ? seen.code : answer ? String(answer.status) : NO_ANSWER;
  return { code, ms: Math.round(ms) };
}

/** Milliseconds before a request is sent again, with jitter. */
export function pauseBefore(repeat: number): number {
  return Math.min(250, 40 * 2 ** repeat) * (0.5 + Math.random() / 2);
}
