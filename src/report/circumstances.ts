import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { CasePart } from '../contract/recording.ts';

/** What existed when the request of a case was sent, a line each: needs, worlds, earlier calls. */
export function circumstancesOf(
  { needs, worlds = [], before }: Case,
  table: CaseTable,
  part?: Pick<CasePart, 'provided'>,
): string[] {
  return [
    ...needs.map((alias) => needLine(alias, table, part?.provided[alias]?.id)),
    ...worlds.map((world) => `the world ${world}`),
    ...before.map(({ call, fillTo }) =>
      fillTo === undefined ? `${call} was called before` : `${call} was called until there were ${fillTo}`,
    ),
  ];
}

/** A need in one line, with what it is called where it was made. */
export function needLine(alias: string, { needs }: CaseTable, name?: string): string {
  const need = needs[alias];
  if (!need) return alias;
  const facts = [
    name && `called ${name}`,
    need.state,
    need.policy && `with the policy ${need.policy}`,
    need.trust && `with the trust policy ${need.trust}`,
  ].filter(Boolean);
  return [`${need.kind} (need ${alias})`, ...facts].join(', ');
}
