import type { CaseTable } from '../../generated/case-table.ts';
import type { Remark } from '../../generated/report.ts';
import type { Recording } from '../contract/recording.ts';
import { describeStranger, Strangers } from './strangers.ts';

/** Members of a success that the page does not have, in whatever answer. Reported, never failing: the service adds some over time. */
export function unknownMembers(table: CaseTable, recordings: readonly Recording[]): Remark[] {
  const strangers = new Strangers(table);
  const shared = new Set<string>();
  for (const { caseId, exchanges } of recordings) {
    for (const exchange of exchanges) {
      const { operation, seen, answer, sent } = exchange;
      if (seen.kind !== 'accepted' || !answer) continue;
      // One that several cases share was answered once.
      if (exchange.shared && shared.has(sent.body)) continue;
      if (exchange.shared) shared.add(sent.body);
      strangers.add(operation, answer.body, caseId);
    }
  }
  return strangers.list().map((one) => ({
    kind: 'unknown-member',
    subject: one.member,
    message: describeStranger(one),
    cases: strangers.casesOf(one),
  }));
}
