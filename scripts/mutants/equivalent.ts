import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { parse } from 'yaml';
import type { MutantRow } from './matrix.ts';

/** Mutants that no case can or may kill, and why. */
export interface Equivalent {
  /** Glob of mutant ids. */
  mutants: string;
  reason: string;
}

/** @throws Error where an entry has no reason */
export async function loadEquivalents(): Promise<Equivalent[]> {
  const file = join(import.meta.dirname, 'equivalent.yaml');
  const { equivalents } = parse(await readFile(file, 'utf8')) as { equivalents: Equivalent[] };
  const bare = equivalents.find(({ mutants, reason }) => !mutants || !reason?.trim());
  if (bare) throw new Error(`${file}: ${bare.mutants || 'an entry'} needs mutants and a reason`);
  return equivalents;
}

/** Survivors by whether their being one is explained, and entries of the list that explain nothing any more. */
export interface Survivors {
  equivalent: { id: string; reason: string }[];
  unexplained: MutantRow[];
  stale: string[];
}

export function explainSurvivors(rows: readonly MutantRow[], equivalents: readonly Equivalent[]): Survivors {
  const alive = rows.filter(({ killed }) => !killed);
  const reasonOf = ({ id }: MutantRow) =>
    equivalents.find(({ mutants }) => picomatch.isMatch(id, mutants))?.reason;
  return {
    equivalent: alive.flatMap((row) => {
      const reason = reasonOf(row);
      return reason ? [{ id: row.id, reason }] : [];
    }),
    unexplained: alive.filter((row) => reasonOf(row) === undefined),
    stale: equivalents
      .map(({ mutants }) => mutants)
      .filter((glob) => !alive.some(({ id }) => picomatch.isMatch(id, glob))),
  };
}
