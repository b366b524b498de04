import type { CaseTable, Provenance } from '../../../generated/case-table.ts';
import { carries, type Expected } from '../../../src/cases/grounds.ts';

/** The grounds that carry an expectation, in words; in a condition the clause that only names the error is one. */
export function showGrounds({ testCase, assertion, grounds }: Expected, table: CaseTable): string {
  const strong = grounds.filter((ground) => carries(ground, table));
  const shown = strong.length > 0 ? strong : grounds;
  const inCondition =
    testCase.worlds && !assertion ? [`condition ${testCase.worlds.map(code).join(', ')}`] : [];
  return [...inCondition, ...new Set(shown.map((ground) => showGround(ground, table)))].join('; ');
}

/** `clause request.Name.3`, `observed kms.policy (high)`, `model CreateTrailResponse`. */
export function showGround({ kind, source }: Provenance, { observations }: CaseTable): string {
  if (kind === 'documented') return `clause ${code(source)}`;
  if (kind === 'modelled') return `model ${code(source)}`;
  return `observed ${code(source)} (${observations[source]?.confidence})`;
}

/** What a source says, in our own words. */
export function sentenceOf({ kind, source }: Provenance, { clauses, observations }: CaseTable): string {
  if (kind === 'observed') return observations[source]?.description ?? source;
  return clauses.find(({ id }) => id === source)?.description ?? `The model has ${source}.`;
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** The name of a group on the page of its operation, without that operation. */
export function ownName(group: string): string {
  return group.slice(group.lastIndexOf('/') + 1);
}
