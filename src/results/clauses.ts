import type { CaseTable } from '../../generated/case-table.ts';
import type { ClauseReported } from '../../generated/report.ts';
import { type CaseResult, isJudged } from '../contract/result.ts';

/** Coverage of the page, clause by clause, from the checks that were emitted in this run. */
export function reportClauses(
  table: CaseTable,
  results: readonly CaseResult[],
  sightings: Readonly<Record<string, string[]>>,
): ClauseReported[] {
  const tally = new Map<string, { checks: number; passed: number }>();
  const count = (id: string, isPassed: boolean) => {
    const { checks, passed } = tally.get(id) ?? { checks: 0, passed: 0 };
    tally.set(id, { checks: checks + 1, passed: passed + (isPassed ? 1 : 0) });
  };
  const judged = results.filter(isJudged);
  for (const { checks } of judged) {
    for (const { clauses, passed } of checks) for (const id of clauses) count(id, passed);
  }
  // That an exception is no longer in use is judged by every exchange of the run, not by a case.
  for (const group of table.groups.filter(({ retired }) => retired && judged.length > 0)) {
    for (const id of group.clauses) count(id, sightings[group.name] === undefined);
  }
  return table.clauses.map(({ id, class: kind }) => ({
    id,
    class: kind,
    ...(tally.get(id) ?? { checks: 0, passed: 0 }),
  }));
}
