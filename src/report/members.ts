import type { ClauseReported, Report } from '../../generated/report.ts';
import { groupBy } from '../contract/group-by.ts';

/** The clauses of one member, one error, or of a section's introduction, and how far they were judged. */
export interface MemberCoverage {
  section: string;
  /** Absent for what belongs to the section as a whole. */
  member?: string;
  clauses: ClauseReported[];
  /** Clauses that can be judged; that were; and that passed in all checks. */
  judgeable: number;
  judged: number;
  passed: number;
}

/** The contract by member, in the order of the page. */
export function membersOf({ clauses }: Report): MemberCoverage[] {
  const groups = groupBy(clauses, ({ id }) => {
    const [section = '', member] = id.split('.');
    return member !== undefined && /^[A-Z]/.test(member) ? `${section}.${member}` : section;
  });
  return groups.map(([key, own]) => {
    const [section = '', member] = key.split('.');
    const judgeable = own.filter((clause) => clause.class === 'judged');
    const judged = judgeable.filter(({ checks }) => checks > 0);
    return {
      section,
      ...(member ? { member } : {}),
      clauses: own,
      judgeable: judgeable.length,
      judged: judged.length,
      passed: judged.filter(({ checks, passed }) => checks === passed).length,
    };
  });
}
