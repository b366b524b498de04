import type { Cause } from './findings/cause.ts';
import { listedAs } from './findings/whole.ts';
import type { ListedDifference } from './known-entry.ts';

/**
 * Tells whether a list of known differences has a cause: an entry of its finding, with what came instead, that has not expired.
 * Entries of cases say nothing of requests that are in no case.
 * @param today YYYY-MM-DD, UTC
 */
export function knowsCause(
  entries: readonly ListedDifference[],
  today: string,
): (causes: readonly Cause[]) => boolean {
  const isIn = (cause: Cause) => {
    const wanted = listedAs(cause);
    return entries.some(
      ({ finding, actual, expires }) =>
        wanted.some(({ id, got }) => id === finding && (got === undefined || got === actual)) &&
        !(expires !== undefined && expires < today),
    );
  };
  return (causes) => causes.length > 0 && causes.every(isIn);
}
