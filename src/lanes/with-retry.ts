import type { RequestTemplate } from '../../generated/case-table.ts';
import { isBusy, isThrottled, isThrottlingCode, retryAfter } from '../contract/busy.ts';
import { type Clock, REAL_CLOCK } from '../contract/clock.ts';
import { showDuration } from '../text/duration.ts';
import { Gate } from './gate.ts';
import type { Lanes } from './index.ts';
import type { Sending } from './sdk.ts';

/** What the answers so far showed about a target. */
export interface TargetHealth {
  /** The gate of each operation that was throttled. */
  readonly gates: Map<string, Gate>;
  /** Since when each operation got nothing but busy answers. Reads may work while creates don't. */
  readonly busySince: Map<string, number>;
  /** Why nothing more is sent, once the target counts as unreachable. */
  unreachable?: string | undefined;
  /** What the run keeps, wherever it was answered. */
  readonly kept: Kept;
}

/** The answers that a run keeps. */
export interface Kept {
  /** Characters of all long answers. */
  characters: number;
  /** Why nothing more is created, once the answers are all that a run can keep. What was created is still looked for and removed. */
  full?: string | undefined;
}

/** @param kept that of the run, where a place of its own has a health of its own */
export function newTargetHealth(kept: Kept = { characters: 0 }): TargetHealth {
  return { gates: new Map(), busySince: new Map(), kept };
}

/** Longer than a list of a hundred trails. */
const LONG_ANSWER = 64 * 1024;
/** A run keeps what was answered, several times over: so much of long answers fits into 700 MiB of memory, and can be read again. */
const MOST_ANSWERED = 12 * 1024 * 1024;

export interface RetryOptions {
  /** Milliseconds that one request may wait for throttling and outages; 20 000 by default. */
  budgetMs?: number;
  /**
   * Requests in a row without an answer after which the target counts as unreachable; 4 by default. So it does after an
   * operation got only busy answers for this many budgets, less one.
   */
  maxUnanswered?: number;
  /** Operations that must not be sent again unless an answer showed that nothing was done. */
  once: readonly string[];
  /** The operation that removes: it is sent even to an unreachable target, until it gets no answer either. */
  removal: string;
  /** Lanes that share it share what they learn about the target. */
  health?: TargetHealth;
  /** True once the run must end; then nothing waits any more. */
  stopped?: () => boolean;
  clock?: Clock;
}

export interface LanesWithRetry extends Lanes {
  /** Why the run ends, once the target counts as unreachable or has answered too much. */
  unreachable(): string | undefined;
}

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
const MAX_RETRIES = 40;

/**
 * Retries throttled and busy answers with jittered back-off, or as long as `Retry-After` asks, unless the case expects
 * that answer. A request without an answer is sent again only where that is safe: a create may have happened.
 * An unreachable target gets no more requests, so a target that dies costs a few deadlines and not one for each case.
 */
export function withRetry(lanes: Lanes, options: RetryOptions): LanesWithRetry {
  const { budgetMs = 20_000, maxUnanswered = 4, once, removal, stopped = () => false } = options;
  const { health = newTargetHealth(), clock = REAL_CLOCK } = options;
  const { gates, busySince, kept } = health;
  let unanswered = 0;
  let removalUnanswered = false;
  const givenUp = () => health.unreachable ?? kept.full;
  const ended = () => stopped() || givenUp() !== undefined;

  const sendOnce = async (operation: string, sent: RequestTemplate): Promise<Sending> => {
    const { unreachable } = health;
    if (unreachable !== undefined && (operation !== removal || removalUnanswered)) return unsent(unreachable);
    if (kept.full !== undefined && once.includes(operation)) return unsent(kept.full);
    const sending = await lanes.send(operation, sent);
    const { seen, answer } = sending;
    const { length = 0 } = answer?.body ?? {};
    if (length > LONG_ANSWER) kept.characters += length;
    if (kept.characters > MOST_ANSWERED)
      kept.full ??= `answers of more than ${LONG_ANSWER / 1024} KiB had ${MOST_ANSWERED / 1024 / 1024} MiB together, which is all that a run keeps of such`;
    unanswered = seen.kind === 'no-answer' ? unanswered + 1 : 0;
    if (seen.kind === 'no-answer') {
      if (unreachable !== undefined) removalUnanswered = true;
      if (unanswered >= maxUnanswered)
        health.unreachable ??= `the target stopped answering: ${unanswered} requests in a row without a whole answer (${seen.reason})`;
    }
    return sending;
  };

  const send: LanesWithRetry['send'] = async (operation, sent, expected = []) => {
    let deadline = clock.now() + budgetMs;
    // A case that expects throttling must not be slowed down until it is no longer throttled.
    const gateOf = () => (expected.some(isThrottlingCode) ? undefined : gates.get(operation));
    const isUnexpectedlyBusy = (sending: Sending) =>
      isBusy(sending) && !(sending.seen.kind === 'rejected' && expected.includes(sending.seen.code));

    const attempt = async (): Promise<Sending> => {
      const gate = gateOf();
      if (!gate) {
        const sending = await sendOnce(operation, sent);
        if (isThrottled(sending) && !expected.some(isThrottlingCode) && !gates.has(operation))
          gates.set(operation, new Gate(sending, clock));
        return sending;
      }
      const { call, queuedMs } = await gate.pass(() => deadline - clock.now(), ended);
      // The budget is for what the target does, not for the calls queued before this one.
      deadline += queuedMs;
      const sending = await sendOnce(operation, sent);
      if (isThrottled(sending)) gate.throttled(call, sending);
      else if (sending.seen.kind !== 'no-answer') gate.passed(call);
      return sending;
    };
    const mayRetry = (sending: Sending): boolean => {
      if (ended() || clock.now() >= deadline) return false;
      if (sending.seen.kind === 'no-answer') return !once.includes(operation) && unanswered < 2;
      return isUnexpectedlyBusy(sending);
    };

    for (let retries = 0; ; retries += 1) {
      const sending = await attempt();
      const busy = isUnexpectedlyBusy(sending);
      const now = clock.now();
      if (busy) busySince.set(operation, busySince.get(operation) ?? now);
      else if (sending.seen.kind !== 'no-answer') busySince.delete(operation);
      if (retries < MAX_RETRIES && mayRetry(sending)) {
        // The gate knows when to send a throttled call again.
        const wait = isThrottled(sending) && gateOf() ? 0 : (retryAfter(sending) ?? backOff(retries));
        if (wait > 0) await clock.sleep(Math.max(0, Math.min(wait, deadline - now)));
        continue;
      }
      const busyMs = now - (busySince.get(operation) ?? now);
      if (busy && now >= deadline && busyMs >= (maxUnanswered - 1) * budgetMs)
        health.unreachable ??= `the target has answered ${operation} only with errors like throttling for ${showDuration(busyMs)}`;
      return sending;
    }
  };

  return { send, unreachable: givenUp, close: () => lanes.close() };
}

/** Milliseconds before the next attempt, with jitter so that callers spread out. */
function backOff(retries: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** retries) * (0.5 + Math.random() / 2);
}

function unsent(reason: string): Sending {
  return {
    sent: { method: 'POST', url: '', headers: {}, body: '' },
    seen: { kind: 'no-answer', reason: `not sent: ${reason}` },
  };
}
