import type { CaseTable } from '../../generated/case-table.ts';
import type { ClauseReported } from '../../generated/report.ts';
import type { CaseResult } from '../judge/result.ts';

/** Coverage of the page, clause by clause, from the checks that were emitted in this run. */
export function reportClauses(table: CaseTable, results: readonly CaseResult[]): ClauseReported[] {
  const tally = new Map<string, { checks: number; held: number }>();
  for (const { clauses, checks, outcome } of results) {
    if (outcome !== 'pass' && outcome !== 'fail') continue;
    for (const check of checks) {
      const documented = check.provenance
        .filter(({ kind }) => kind === 'documented')
        .map(({ source }) => source);
      // The case's own clauses are judged by what was seen of the request itself.
      const own = check.level !== 'info' && check.role === 'request' ? clauses : [];
      for (const id of new Set([...documented, ...own])) {
        const sum = tally.get(id) ?? { checks: 0, held: 0 };
        tally.set(id, { checks: sum.checks + 1, held: sum.held + (check.holds ? 1 : 0) });
      }
    }
  }
  return table.clauses.map(({ id, class: kind }) => ({
    id,
    class: kind,
    ...(tally.get(id) ?? { checks: 0, held: 0 }),
  }));
}
