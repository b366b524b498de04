import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { parse } from 'yaml';
import type { Necessity } from './necessity.ts';

/** Cases that are kept though no mutant needs them, and why. */
export interface Kept {
  /** Glob of case ids. */
  cases: string;
  reason: string;
}

/** @throws Error where an entry has no reason */
export async function loadKept(): Promise<Kept[]> {
  const file = join(import.meta.dirname, 'kept.yaml');
  const { kept } = parse(await readFile(file, 'utf8')) as { kept: Kept[] };
  const bare = kept.find(({ cases, reason }) => !cases || !reason?.trim());
  if (bare) throw new Error(`${file}: ${bare.cases || 'an entry'} needs cases and a reason`);
  return kept;
}

/** Cases that no mutant needs, by whether their being kept is explained, and entries that explain nothing any more. */
export interface Unneeded {
  kept: { id: string; reason: string }[];
  unexplained: string[];
  stale: string[];
}

/** Explains the cases outside of the smallest killing set; the first entry that fits a case is its reason. */
export function explainUnneeded(necessity: Necessity, entries: readonly Kept[]): Unneeded {
  const needed = new Set(necessity.smallest);
  const unneeded = [...necessity.shared, ...necessity.idle].filter((id) => !needed.has(id));
  const entryOf = (id: string) => entries.find(({ cases }) => picomatch.isMatch(id, cases));
  const used = new Set(unneeded.map(entryOf));
  return {
    kept: unneeded.flatMap((id) => {
      const reason = entryOf(id)?.reason;
      return reason ? [{ id, reason }] : [];
    }),
    unexplained: unneeded.filter((id) => entryOf(id) === undefined),
    stale: entries.filter((entry) => !used.has(entry)).map(({ cases }) => cases),
  };
}
