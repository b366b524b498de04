import type { Case } from '../../generated/case-table.ts';

/** Most trails that a case can have alive at once: what its steps make or fill up to, and its request. */
export function mostAlive({ before }: Pick<Case, 'before'>, operation: string): number {
  const made = before.filter(({ call }) => call === operation);
  const filled = Math.max(0, ...made.map(({ fillTo = 0 }) => fillTo));
  return Math.max(made.length + 1, filled);
}
