import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds that only grow, and a way to wait. Whatever waits takes one, so that its tests need not. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

export const REAL_CLOCK: Clock = { now: () => performance.now(), sleep };
