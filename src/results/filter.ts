import picomatch from 'picomatch';
import type { Case, CaseTable } from '../../generated/case-table.ts';
import { CannotJudge } from '../contract/errors.ts';

/** Globs of case ids, groups or clauses. */
export interface Filter {
  /** Empty for all. */
  only: readonly string[];
  skip?: readonly string[];
}

/**
 * The cases that a glob of `only` matches, without those that one of `skip` matches.
 * @throws CannotJudge for a glob that matches nothing, and where no case remains: a run of nothing would look like success
 */
export function selectCases(table: CaseTable, { only, skip = [] }: Filter): Case[] {
  const chosen = only.length === 0 ? new Set(table.cases) : matching(table, '--only', only);
  const skipped = matching(table, '--skip', skip);
  const remaining = table.cases.filter((one) => chosen.has(one) && !skipped.has(one));
  if (remaining.length === 0) throw new CannotJudge('--skip leaves out every case that --only chooses.');
  return remaining;
}

function matching(table: CaseTable, flag: string, globs: readonly string[]): Set<Case> {
  const found = new Set<Case>();
  for (const glob of globs) {
    const matches = picomatch(glob);
    const cases = table.cases.filter(
      ({ id, group, clauses }) => matches(id) || matches(group) || clauses.some((clause) => matches(clause)),
    );
    if (cases.length === 0) {
      throw new CannotJudge(
        `${flag} ${glob} matches no case, exception or clause; a case id looks like ${table.cases[0]?.id}.`,
      );
    }
    for (const one of cases) found.add(one);
  }
  return found;
}
