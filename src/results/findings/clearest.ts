import type { Case } from '../../../generated/case-table.ts';
import type { CaseReported } from '../../../generated/report.ts';
import { compareRanks } from './order.ts';

/**
 * The case that shows a finding best: one that only one answer is right for and that applications meet, whose own request fails,
 * with the fewest failing checks, steps and needs, then the first of the table: it has the plain cases before the special ones.
 */
export function clearestOf(
  cases: readonly CaseReported[],
  rows: ReadonlyMap<string, Case>,
  essential: ReadonlySet<string>,
): CaseReported {
  const rank = ({ id, checks }: CaseReported) => {
    const row = rows.get(id);
    const failed = checks.filter(({ passed, level }) => !passed && level !== 'info');
    return [
      row?.expect.outcome === 'either' ? 1 : 0,
      essential.has(id) ? 0 : 1,
      failed.some(({ role }) => role === 'request') ? 0 : 1,
      row?.before.length ?? 0,
      row?.needs.length ?? 0,
      (row?.expect.errors?.length ?? 0) > 1 ? 1 : 0,
      failed.length,
    ];
  };
  const [first] = cases.toSorted((a, b) => compareRanks(rank(a), rank(b)));
  return first as CaseReported;
}
