import type { CaseTable } from '../../generated/case-table.ts';
import type { Recording } from '../contract/recording.ts';

/** Where errors were returned that the page calls no longer in use: name → exchanges as `case#role`. */
export function retiredSightings(
  table: CaseTable,
  recordings: readonly Recording[],
): Record<string, string[]> {
  const retired = new Set(table.groups.filter((group) => group.retired).map(({ name }) => name));
  const sightings: Record<string, string[]> = {};
  for (const { caseId, exchanges } of recordings) {
    for (const { seen, role } of exchanges) {
      if (seen.kind !== 'rejected' || !retired.has(seen.code)) continue;
      sightings[seen.code] = [...(sightings[seen.code] ?? []), `${caseId}#${role}`];
    }
  }
  return sightings;
}
