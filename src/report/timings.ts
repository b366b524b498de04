import type { Exchange } from '../contract/exchange.ts';
import { exchangesOnce } from '../contract/exchanges-once.ts';
import { groupBy } from '../contract/group-by.ts';
import type { Recording } from '../contract/recording.ts';

/** How long one kind of exchange took, in milliseconds. */
export interface Timing {
  operation: string;
  lane: Exchange['lane'];
  outcome: Exchange['seen']['kind'];
  count: number;
  p50: number;
  p95: number;
  max: number;
}

/** The timings of a run by operation, lane and outcome, most frequent first. */
export function timingsOf(recordings: readonly Recording[]): Timing[] {
  const once = exchangesOnce(recordings).map(({ exchange }) => exchange);
  return groupBy(once, ({ operation, lane, seen }) => `${operation} ${lane} ${seen.kind}`)
    .flatMap(([, [first, ...others]]): Timing[] => {
      if (!first) return [];
      const { operation, lane, seen } = first;
      const times = [first, ...others].map(({ ms }) => ms).sort((a, b) => a - b);
      const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
      const max = times.at(-1) ?? 0;
      return [{ operation, lane, outcome: seen.kind, count: times.length, p50, p95, max }];
    })
    .sort((a, b) => b.count - a.count || a.operation.localeCompare(b.operation));
}

/** Nearest rank: the smallest value that at least this share of the sorted values does not exceed. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
