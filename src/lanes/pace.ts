import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpRequest } from '@smithy/protocol-http';
import type { TargetDescription } from '../contract/target.ts';
import { httpTransport } from './http.ts';
import type { Transport } from './transport.ts';

/** Calls a second that an account's Region takes, below what AWS has published for CloudTrail. */
export const AWS_PACE: Pace = {
  // Published: one a second for what changes something, ten a second for what looks.
  change: 0.8,
  read: 5,
};

/** Calls a second, for each operation by itself. */
export interface Pace {
  change: number;
  read: number;
}

/** Calls a second that an operation is held to. */
export function rateOf(pace: Pace, operation: string): number {
  return /^(?:Get|List|Describe|Lookup|Head)/.test(operation) ? pace.read : pace.change;
}

/** Lets a call pass every `1 / rate` seconds, in the order of asking. It holds one token: no bursts. */
export class TokenBucket {
  readonly #interval: number;
  readonly #now: () => number;
  #next = 0;

  constructor(rate: number, now: () => number = () => performance.now()) {
    this.#interval = 1_000 / rate;
    this.#now = now;
  }

  /** Milliseconds to wait before the call that asks now; its token is taken. */
  take(): number {
    const now = this.#now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#interval;
    return at - now;
  }
}

/** The buckets of a run, by place and operation. */
export type Buckets = Map<string, TokenBucket>;

/** Holds each operation to its rate, over everything that travels to one place with these buckets. */
export function pacedTransport(
  transport: Transport,
  pace: Pace,
  { buckets = new Map(), place = '' }: { buckets?: Buckets; place?: string } = {},
): Transport {
  return {
    handle: async (request) => {
      const operation = operationOf(request);
      const key = `${place} ${operation}`;
      const bucket = buckets.get(key) ?? new TokenBucket(rateOf(pace, operation));
      buckets.set(key, bucket);
      const wait = bucket.take();
      if (wait > 0) await sleep(wait);
      return transport.handle(request);
    },
    destroy: () => transport.destroy?.(),
  };
}

/** What a request of the JSON protocol calls; a request without a target is held to the slower rate. */
function operationOf({ headers }: HttpRequest): string {
  const target = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-target')?.[1] ?? '';
  return target.split('.').at(-1) ?? '';
}

/**
 * HTTP to a target, at the pace of a real account where it is one.
 * @param buckets of the run: suites and worlds that go to the same Region share its rate, as an account may be the same
 */
export function transportTo(target: TargetDescription, buckets?: Buckets): Transport {
  const { aws, pace, endpoints, region } = target;
  const rate = pace?.requestsPerSecond;
  const asked = rate === undefined ? undefined : { change: rate, read: rate };
  const held = asked ?? (aws ? AWS_PACE : undefined);
  const place = `${endpoints.cloudtrail ?? ''} ${region}`;
  return held ? pacedTransport(httpTransport(target), held, { buckets, place }) : httpTransport(target);
}
