import { distance } from 'fastest-levenshtein';
import type { CaseTable } from '../../../generated/case-table.ts';
import { worldsOf } from './given.ts';

const MOST_NEAR = 5;

/** Ids that differ least from what was typed; an id that merely has it as a part counts as near too. */
export function nearIds(typed: string, table: CaseTable): string[] {
  const wanted = typed.toLowerCase();
  const ids = [
    ...table.groups.map(({ name }) => name),
    ...[...table.cases, ...table.clauses].map(({ id }) => id),
    ...worldsOf(table),
    ...Object.keys(table.needs),
  ];
  const rank = (id: string): number => {
    const other = id.toLowerCase();
    const bare = other.replace(/exception(?=$|\/|\.)/, '');
    const part = wanted.length > 3 && other.includes(wanted) ? 0.5 : Number.POSITIVE_INFINITY;
    return Math.min(distance(wanted, other), distance(wanted, bare), part);
  };
  return ids
    .map((id) => ({ id, rank: rank(id) }))
    .filter(({ rank: far }) => far <= Math.max(3, wanted.length / 3))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_NEAR)
    .map(({ id }) => id);
}
