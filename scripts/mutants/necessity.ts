import type { MutantRow } from './matrix.ts';

/** Which cases the mutants need. */
export interface Necessity {
  /** Cases without which some mutant would live, with those mutants. */
  sole: Record<string, string[]>;
  /** Cases that kill, and whose mutants others kill as well. */
  shared: string[];
  /** Cases that kill no mutant at all. */
  idle: string[];
  /**
   * A set that kills all that the whole table kills, the most telling case first. Greedy: no case of it can be left out,
   * but a smaller set may exist.
   */
  smallest: string[];
}

/** Reads from the matrix which cases are needed. `caseIds` in the order of the table, which breaks ties. */
export function necessity(caseIds: readonly string[], rows: readonly MutantRow[]): Necessity {
  const killed = rows.filter(({ by }) => by.length > 0);
  const kills = new Map(
    caseIds.map((id) => [id, killed.filter(({ by }) => by.includes(id)).map((row) => row.id)]),
  );
  const sole = Object.fromEntries(
    caseIds.flatMap((id) => {
      const sole = killed.filter(({ by }) => by.length === 1 && by[0] === id).map((row) => row.id);
      return sole.length > 0 ? [[id, sole]] : [];
    }),
  );
  const idle = caseIds.filter((id) => kills.get(id)?.length === 0);
  const shared = caseIds.filter((id) => !(id in sole) && !idle.includes(id));
  return {
    sole,
    shared,
    idle,
    smallest: cover(
      caseIds,
      kills,
      killed.map(({ id }) => id),
    ),
  };
}

function cover(
  caseIds: readonly string[],
  kills: ReadonlyMap<string, readonly string[]>,
  all: readonly string[],
): string[] {
  const left = new Set(all);
  const chosen: string[] = [];
  const gain = (id: string) => (kills.get(id) ?? []).filter((mutant) => left.has(mutant)).length;
  while (left.size > 0) {
    const best = caseIds.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    chosen.push(best);
    for (const mutant of kills.get(best) ?? []) left.delete(mutant);
  }
  // A case chosen early may be covered by those chosen later.
  return chosen.reduceRight<string[]>((kept, id) => {
    const others = new Set(kept.filter((other) => other !== id).flatMap((other) => kills.get(other) ?? []));
    return (kills.get(id) ?? []).every((mutant) => others.has(mutant))
      ? kept.filter((other) => other !== id)
      : kept;
  }, chosen);
}
