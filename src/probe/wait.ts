import { setTimeout as sleep } from 'node:timers/promises';
import type { Reachable } from '../lanes/client.ts';
import { openLanes } from '../lanes/index.ts';
import type { Sending } from '../lanes/sdk.ts';
import { probeTransport } from './transport.ts';

const POLL_MS = 500;

/** Whether a gateway answers in the place of a server that is not there yet. */
export function isGatewayStatus(status: number): boolean {
  return status >= 502 && status <= 504;
}

/** What a socket says where a server is not there yet: nobody listens, or somebody does who can't speak TLS yet. */
const NOT_THERE =
  /ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|socket hang up|EPROTO|timeout|timed out|no whole answer|no connection within|no answer came/i;

/** Words in the errors of Node about a certificate that it doesn't trust. */
export const UNTRUSTED = /certificate|altname/i;

/**
 * Waits until an endpoint that is starting answers, however that is. What it says then is for the preflight to judge.
 * @param waitMs the longest wait; the preflight says what is wrong where it is not enough
 * @returns whether it answered
 */
export async function waitForTarget(target: Reachable, read: string, waitMs: number): Promise<boolean> {
  const end = performance.now() + waitMs;
  while (performance.now() < end) {
    const lanes = openLanes(target, probeTransport(target));
    try {
      if (!isStarting(await lanes.send(read, { lane: 'wire', input: {} }))) return true;
    } finally {
      lanes.close();
    }
    await sleep(Math.min(POLL_MS, Math.max(0, end - performance.now())));
  }
  return false;
}

/** Whether an answer is that of a server that is not there yet. A certificate that isn't trusted stays so. */
export function isStarting({ seen, answer }: Pick<Sending, 'seen' | 'answer'>): boolean {
  if (answer) return isGatewayStatus(answer.status);
  return seen.kind === 'no-answer' && NOT_THERE.test(seen.reason) && !UNTRUSTED.test(seen.reason);
}
