import {
  DelegateBackoff,
  decorrelatedJitterGenerator,
  handleWhenResult,
  type IRetryBackoffContext,
  retry,
} from 'cockatiel';
import type { Sent } from '../../generated/case-table.ts';
import { isBusy, retryAfter } from './busy.ts';
import type { Lanes } from './index.ts';
import type { Sending } from './sdk.ts';

export interface Patience {
  /** Milliseconds that one request may be held up by throttling and outages; 20 000 by default. */
  budgetMs?: number;
  /**
   * Requests in a row without any answer, or of one operation each turned away for the whole budget, after which the
   * target counts as gone; 4 by default.
   */
  silence?: number;
  /** Operations that must not be sent again unless an answer said that nothing was done. */
  once: readonly string[];
  /** The operation that removes: it is tried on a target that is gone for everything else, until it has no answer either. */
  removal: string;
  /** True from the moment on that the user wants the run to end: nothing is waited out any more. */
  stopped?: () => boolean;
}

/** Lanes that wait where waiting helps, and know when it doesn't. */
export interface PatientLanes extends Lanes {
  /** Why nothing more is sent, from the moment the target counts as gone. */
  gone(): string | undefined;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;
const MOST_ATTEMPTS = 40;

/**
 * Waits out throttling and outages with jittered back-off, or as long as `Retry-After` says. What the case expects is
 * never waited out. A request whose answer got lost is sent again only where that is safe: a create might have happened.
 * After several requests in a row without any answer, or turned away as long as they may be held up, the target is gone,
 * and nothing more is sent: a target that dies or throttles all night costs a few deadlines, not one for every case left.
 */
export function patientLanes(lanes: Lanes, patience: Patience): PatientLanes {
  const { budgetMs = 20_000, silence = 4, once, removal, stopped = () => false } = patience;
  let silent = 0;
  const turnedAway = new Map<string, { count: number; until: number }>();
  let gone: string | undefined;
  let buried = false;

  const sendOnce = async (operation: string, sent: Sent): Promise<Sending> => {
    if (gone !== undefined && (operation !== removal || buried)) return unsent(gone);
    const after = gone !== undefined;
    const sending = await lanes.send(operation, sent);
    silent = sending.seen.kind === 'no-answer' ? silent + 1 : 0;
    if (after && sending.seen.kind === 'no-answer') buried = true;
    if (silent >= silence && sending.seen.kind === 'no-answer') {
      gone ??= `the target stopped answering: ${silent} requests in a row without a whole answer (${sending.seen.reason})`;
    }
    return sending;
  };

  /** By operation: that it may be looked says nothing of what changes something. Requests side by side count as one. */
  const countTurnedAway = (operation: string, begin: number, away: boolean): void => {
    const before = turnedAway.get(operation) ?? { count: 0, until: 0 };
    if (!away) turnedAway.delete(operation);
    if (!away || begin < before.until) return;
    const count = before.count + 1;
    turnedAway.set(operation, { count, until: performance.now() });
    if (count < silence) return;
    gone ??= `the target turned ${operation} away ${count} times in a row, for ${budgetMs / 1_000} s each`;
  };

  return {
    send: async (operation, sent, expected = []) => {
      const begin = performance.now();
      const deadline = begin + budgetMs;
      const isTurnedAway = (result: Sending) =>
        isBusy(result) && !(result.seen.kind === 'rejected' && expected.includes(result.seen.code));
      const mayAskAgain = (result: Sending) => {
        if (gone !== undefined || stopped() || performance.now() >= deadline) return false;
        if (result.seen.kind === 'no-answer') return !once.includes(operation) && silent < 2;
        return isTurnedAway(result);
      };
      const policy = retry(
        handleWhenResult((result) => mayAskAgain(result as Sending)),
        { maxAttempts: MOST_ATTEMPTS, backoff: new DelegateBackoff(waitOf(deadline)) },
      );
      const result = await policy.execute(() => sendOnce(operation, sent));
      if (gone === undefined && !stopped()) countTurnedAway(operation, begin, isTurnedAway(result));
      return result;
    },
    gone: () => gone,
    close: () => lanes.close(),
  };
}

/** How long to wait before the next attempt: what the target asks for, or a jittered back-off; never past the deadline. */
function waitOf(deadline: number) {
  let state: [number, number] | undefined;
  const bounds = {
    initialDelay: FIRST_WAIT_MS,
    maxDelay: LONGEST_WAIT_MS,
    exponent: 2,
    maxAttempts: MOST_ATTEMPTS,
    generator: decorrelatedJitterGenerator,
  };
  return ({ result }: IRetryBackoffContext<unknown>): number => {
    const [jittered, next] = decorrelatedJitterGenerator(state, bounds);
    state = next;
    const asked = 'value' in result ? retryAfter(result.value as Sending) : undefined;
    return Math.max(0, Math.min(asked ?? jittered, deadline - performance.now()));
  };
}

function unsent(reason: string): Sending {
  return {
    sent: { method: 'POST', url: '', headers: {}, body: '' },
    seen: { kind: 'no-answer', reason: `not sent: ${reason}` },
  };
}
