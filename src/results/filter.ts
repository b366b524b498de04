import picomatch from 'picomatch';
import type { Case, CaseTable } from '../../generated/case-table.ts';
import { CannotJudge } from '../contract/errors.ts';
import { nearIds } from './near-ids.ts';

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
      throw new CannotJudge(`${flag} ${glob} matches no case, exception or clause${adviceFor(glob, table)}`);
    }
    for (const one of cases) found.add(one);
  }
  return found;
}

/** A glob without the stars at its end, and without the slash before them. */
function withoutStars(glob: string): string {
  if (glob.endsWith('*')) return withoutStars(glob.slice(0, -1));
  return glob.endsWith('/') ? glob.slice(0, -1) : glob;
}

/** What was likely meant by a glob that matches nothing. A star at its end is none of the name that was meant. */
function adviceFor(glob: string, { groups, cases, clauses }: CaseTable): string {
  const ids = [...groups.map(({ name }) => name), ...[...cases, ...clauses].map(({ id }) => id)];
  const near = nearIds(withoutStars(glob), ids);
  return near.length > 0 ? `. Did you mean ${near.join(', ')}?` : `; a case id looks like ${cases[0]?.id}.`;
}
