import type { CaseTable } from '../../generated/case-table.ts';
import type { Recording } from '../contract/recording.ts';

/** Where errors were returned that the page calls no longer in use: name → exchanges as `case#role`. */
export function retiredSightings(
  table: CaseTable,
  recordings: readonly Recording[],
): Record<string, string[]> {
  // By operation and error: another operation may still use an error that one has retired.
  const retired = new Map(
    table.groups
      .filter((group) => group.retired)
      .map(({ name, operation = table.operation, error = name }) => [`${operation} ${error}`, name]),
  );
  const sightings: Record<string, string[]> = {};
  for (const { caseId, exchanges } of recordings) {
    for (const { seen, role, operation } of exchanges) {
      if (seen.kind !== 'rejected') continue;
      const name = retired.get(`${operation} ${seen.code}`);
      if (name !== undefined) sightings[name] = [...(sightings[name] ?? []), `${caseId}#${role}`];
    }
  }
  return sightings;
}
