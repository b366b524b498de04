import type { CaseTable } from '../../../generated/case-table.ts';
import { nearIds } from '../../results/near-ids.ts';
import { worldsOf } from './given.ts';

/** Ids of all that can be explained which somebody who typed this likely meant. */
export function nearExplained(typed: string, table: CaseTable): string[] {
  return nearIds(typed, [
    ...table.groups.map(({ name }) => name),
    ...[...table.cases, ...table.clauses].map(({ id }) => id),
    ...worldsOf(table),
    ...Object.keys(table.needs),
  ]);
}
