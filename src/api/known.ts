import type { KnownMessage } from '../results/known-judge.ts';

/** The message of each failure that is listed as known, by case: it is no news in a report. */
export function knownMessages(found: readonly KnownMessage[] = []): Record<string, string> {
  const held = found.filter(({ state }) => state === 'known');
  return Object.fromEntries(held.map((one) => [one.case, one.message]));
}
