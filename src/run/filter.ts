import picomatch from 'picomatch';
import type { Case, CaseTable } from '../../generated/case-table.ts';
import { CannotJudge } from '../errors.ts';

/**
 * The cases whose id, group or clause one of the globs matches; all of them without a glob.
 * @throws CannotJudge for a glob that matches nothing: a filter that silently runs nothing would look like success
 */
export function selectCases(table: CaseTable, only: readonly string[]): Case[] {
  if (only.length === 0) return table.cases;
  const chosen = new Set<string>();
  for (const glob of only) {
    const matches = picomatch(glob);
    const found = table.cases.filter(
      ({ id, group, clauses }) => matches(id) || matches(group) || clauses.some((clause) => matches(clause)),
    );
    if (found.length === 0) {
      throw new CannotJudge(
        `--only ${glob} matches no case, exception or clause; a case id looks like ${table.cases[0]?.id}.`,
      );
    }
    for (const { id } of found) chosen.add(id);
  }
  return table.cases.filter(({ id }) => chosen.has(id));
}
