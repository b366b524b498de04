import type { HttpRequest } from '@smithy/protocol-http';
import { type Clock, REAL_CLOCK } from '../contract/clock.ts';
import { isRead } from '../contract/operations.ts';
import type { TargetDescription } from '../contract/target.ts';
import { httpTransport } from './http.ts';
import type { Transport } from './transport.ts';

/** Below the rates that AWS has published for CloudTrail, for each account and Region. */
export const AWS_PACE: Pace = {
  // Published: one a second for operations that change something, ten a second for reads.
  change: 0.8,
  read: 5,
};

/** Calls a second of each operation. */
export interface Pace {
  change: number;
  read: number;
}

/** Calls a second of one operation. */
export function rateOf(pace: Pace, operation: string): number {
  return isRead(operation) ? pace.read : pace.change;
}

/** Allows a call every `1 / rate` seconds, in the order of asking and without bursts. */
export class TokenBucket {
  readonly #interval: number;
  readonly #now: () => number;
  #next = 0;

  constructor(rate: number, now: () => number) {
    this.#interval = 1_000 / rate;
    this.#now = now;
  }

  /** Reserves the next call and returns the milliseconds until it may be sent. */
  take(): number {
    const now = this.#now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#interval;
    return at - now;
  }
}

/** The buckets of a run, by endpoint, Region and operation. */
export type Buckets = Map<string, TokenBucket>;

/** Limits each operation to its rate, together with all other transports to the same place that share the buckets. */
export function pacedTransport(
  transport: Transport,
  pace: Pace,
  {
    buckets = new Map(),
    place = '',
    clock = REAL_CLOCK,
  }: { buckets?: Buckets; place?: string; clock?: Clock } = {},
): Transport {
  return {
    handle: async (request) => {
      const operation = operationOf(request);
      const key = `${place} ${operation}`;
      const bucket = buckets.get(key) ?? new TokenBucket(rateOf(pace, operation), clock.now);
      buckets.set(key, bucket);
      const wait = bucket.take();
      if (wait > 0) await clock.sleep(wait);
      return transport.handle(request);
    },
    destroy: () => transport.destroy?.(),
  };
}

/** The operation of a request; one without X-Amz-Target gets an empty name and so the slower rate. */
function operationOf({ headers }: HttpRequest): string {
  const target = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-target')?.[1] ?? '';
  return target.split('.').at(-1) ?? '';
}

/**
 * HTTP to a target, at the configured pace, or at {@link AWS_PACE} on a real account.
 * @param buckets shared by all suites and worlds of a run, because they may use the same account and Region
 */
export function transportTo(target: TargetDescription, buckets?: Buckets): Transport {
  const { aws, pace, endpoints, region } = target;
  const rate = pace?.requestsPerSecond;
  const asked = rate === undefined ? undefined : { change: rate, read: rate };
  const held = asked ?? (aws ? AWS_PACE : undefined);
  const place = `${endpoints.cloudtrail ?? ''} ${region}`;
  return held ? pacedTransport(httpTransport(target), held, { buckets, place }) : httpTransport(target);
}
