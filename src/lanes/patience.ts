import {
  DelegateBackoff,
  decorrelatedJitterGenerator,
  handleWhenResult,
  type IRetryBackoffContext,
  retry,
} from 'cockatiel';
import type { RequestTemplate } from '../../generated/case-table.ts';
import { isBusy, isThrottled, isThrottlingCode, retryAfter } from '../contract/busy.ts';
import { showDuration } from '../text/duration.ts';
import { Gate } from './gate.ts';
import type { Lanes } from './index.ts';
import type { Sending } from './sdk.ts';

/** What was learned of a target. */
export interface Outlook {
  /** Its limits, by operation. */
  readonly gates: Map<string, Gate>;
  /** Since when an operation is turned away and never let through. That it may be looked says nothing of what changes something. */
  readonly since: Map<string, number>;
  /** Why it counts as gone. */
  gone?: string | undefined;
}

export function newOutlook(): Outlook {
  return { gates: new Map(), since: new Map() };
}

export interface Patience {
  /** Milliseconds that one request may be held up by throttling and outages; 20 000 by default. */
  budgetMs?: number;
  /**
   * Requests in a row without any answer after which the target counts as gone; 4 by default. It does as well where one
   * operation is turned away for as many whole budgets, the last one not counted.
   */
  silence?: number;
  /** Operations that must not be sent again unless an answer said that nothing was done. */
  once: readonly string[];
  /** The operation that removes: it is tried on a target that is gone for everything else, until it has no answer either. */
  removal: string;
  /** What is known of the target; lanes that share it share what they learn. */
  outlook?: Outlook;
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
  const { outlook = newOutlook() } = patience;
  const { gates, since } = outlook;
  let silent = 0;
  let buried = false;

  const sendOnce = async (operation: string, sent: RequestTemplate): Promise<Sending> => {
    if (outlook.gone !== undefined && (operation !== removal || buried)) return unsent(outlook.gone);
    const after = outlook.gone !== undefined;
    const sending = await lanes.send(operation, sent);
    silent = sending.seen.kind === 'no-answer' ? silent + 1 : 0;
    if (after && sending.seen.kind === 'no-answer') buried = true;
    if (silent >= silence && sending.seen.kind === 'no-answer') {
      outlook.gone ??= `the target stopped answering: ${silent} requests in a row without a whole answer (${sending.seen.reason})`;
    }
    return sending;
  };

  const send: PatientLanes['send'] = async (operation, sent, expected = []) => {
    let deadline = performance.now() + budgetMs;
    // What shall be throttled must not wait until it would not be.
    const eager = expected.some(isThrottlingCode);
    const isTurnedAway = (result: Sending) =>
      isBusy(result) && !(result.seen.kind === 'rejected' && expected.includes(result.seen.code));

    // Nobody waits for his turn at a target that is gone.
    const ended = () => stopped() || outlook.gone !== undefined;
    const attempt = async () => {
      const gate = eager ? undefined : gates.get(operation);
      if (!gate) {
        const sending = await sendOnce(operation, sent);
        if (!eager && isThrottled(sending) && !gates.has(operation)) gates.set(operation, new Gate(sending));
        return sending;
      }
      const { call, queuedMs } = await gate.pass(() => deadline - performance.now(), ended);
      // The budget is for what the target does; how many others wait is no fault of it.
      deadline += queuedMs;
      const sending = await sendOnce(operation, sent);
      if (isThrottled(sending)) gate.throttled(call, sending);
      else if (sending.seen.kind !== 'no-answer') gate.passed(call);
      return sending;
    };
    const mayAskAgain = (result: Sending) => {
      if (isTurnedAway(result)) since.set(operation, since.get(operation) ?? performance.now());
      else if (result.seen.kind !== 'no-answer') since.delete(operation);
      if (ended() || performance.now() >= deadline) return false;
      if (result.seen.kind === 'no-answer') return !once.includes(operation) && silent < 2;
      return isTurnedAway(result);
    };
    const policy = retry(
      handleWhenResult((result) => mayAskAgain(result as Sending)),
      {
        maxAttempts: MOST_ATTEMPTS,
        backoff: new DelegateBackoff(
          waitOf(
            () => deadline,
            () => !eager && gates.has(operation),
          ),
        ),
      },
    );
    const result = await policy.execute(attempt);
    const now = performance.now();
    const awayMs = now - (since.get(operation) ?? now);
    if (isTurnedAway(result) && now >= deadline && awayMs >= (silence - 1) * budgetMs) {
      outlook.gone ??= `the target has turned ${operation} away for ${showDuration(awayMs)}`;
    }
    return result;
  };

  return {
    send,
    gone: () => outlook.gone,
    close: () => lanes.close(),
  };
}

/**
 * How long to wait before the next attempt: what the target asks for, or a jittered back-off; never past the deadline.
 * `gated`: whether the attempt waits at the gate of its operation.
 */
function waitOf(deadline: () => number, gated: () => boolean) {
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
    const sending = 'value' in result ? (result.value as Sending) : undefined;
    // The gate knows when to come again.
    if (sending && isThrottled(sending) && gated()) return 0;
    const asked = sending && retryAfter(sending);
    return Math.max(0, Math.min(asked ?? jittered, deadline() - performance.now()));
  };
}

function unsent(reason: string): Sending {
  return {
    sent: { method: 'POST', url: '', headers: {}, body: '' },
    seen: { kind: 'no-answer', reason: `not sent: ${reason}` },
  };
}
