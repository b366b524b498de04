import type { CaseTable } from '../../generated/case-table.ts';
import type { Remark } from '../../generated/report.ts';
import { exchangesOnce } from '../contract/exchanges-once.ts';
import type { Recording } from '../contract/recording.ts';
import { describeStranger, Strangers } from './strangers.ts';

/** Members of a success that the page does not have, in whatever answer. Reported, never failing: the service adds some over time. */
export function unknownMembers(table: CaseTable, recordings: readonly Recording[]): Remark[] {
  const strangers = new Strangers(table);
  for (const { caseId, exchange } of exchangesOnce(recordings)) {
    const { operation, seen, answer } = exchange;
    if (seen.kind === 'accepted' && answer) strangers.add(operation, answer.body, caseId);
  }
  return strangers.list().map((one) => ({
    kind: 'unknown-member',
    subject: one.member,
    message: describeStranger(one),
    cases: strangers.casesOf(one),
  }));
}
