import type { CaseTable } from '../../../generated/case-table.ts';
import { nearMisses } from '../../text/near.ts';
import { worldsOf } from './given.ts';

const MOST_NEAR = 5;

/** Ids that somebody who typed this likely meant; the word Exception may be left out. */
export function nearIds(typed: string, table: CaseTable): string[] {
  const ids = [
    ...table.groups.map(({ name }) => name),
    ...[...table.cases, ...table.clauses].map(({ id }) => id),
    ...worldsOf(table),
    ...Object.keys(table.needs),
  ];
  const spellings = (id: string) => [id, id.replace(/Exception(?=$|\/|\.)/, '')];
  return nearMisses(typed, ids, { most: MOST_NEAR, spellings });
}
