import type { Reproduction } from './reproduce.ts';

/** Lines that stand once, because most reproductions have them: credentials, and the bucket that nearly every request names. */
export interface SharedLines {
  setUp: string[];
  cleanUp: string[];
}

/** Fewer reproductions than this are told in full each. */
const LEAST = 3;

/** The lines that more than half of some reproductions have, in the order of the first that has them. */
export function sharedLines(all: readonly Reproduction[]): SharedLines {
  return { setUp: most(all.map(({ setUp }) => setUp)), cleanUp: most(all.map(({ cleanUp }) => cleanUp)) };
}

function most(lists: readonly (readonly string[])[]): string[] {
  if (lists.length < LEAST) return [];
  const counts = new Map<string, number>();
  for (const line of lists.flatMap((list) => [...new Set(list)]))
    counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > lists.length / 2).map(([line]) => line);
}
