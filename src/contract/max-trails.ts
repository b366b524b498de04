import type { Case } from '../../generated/case-table.ts';

/**
 * Most trails that a case can have alive at once: what its steps make, and its request. Where it fills a Region up there is
 * no room for the request, and what is there already needs no filling. Another place that is filled has a quota of its own.
 * @param there trails that were there before the run
 */
export function trailsAtOnce({ before }: Pick<Case, 'before'>, operation: string, there = 0): number {
  const made = before.filter(({ call, fillTo, place }) => call === operation && !(place && fillTo));
  const filled = Math.max(0, ...made.map(({ fillTo = 0 }) => fillTo)) - there;
  const single = made.filter(({ fillTo }) => fillTo === undefined).length;
  return Math.max(single + 1, filled);
}
