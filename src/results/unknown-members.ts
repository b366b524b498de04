import type { CaseTable } from '../../generated/case-table.ts';
import type { Remark } from '../../generated/report.ts';
import { qualified } from '../contract/operations.ts';
import type { Recording } from '../contract/recording.ts';
import { counted } from '../text/counted.ts';

/** Members of a success that the page does not have. Reported, never failing: the service adds some over time. */
export function unknownMembers(table: CaseTable, recordings: readonly Recording[]): Remark[] {
  const known = new Set(
    table.clauses.flatMap(({ id }) => {
      const [section = '', member] = id.split('.');
      return section.split('/').at(-1) === 'response' ? [`${section} ${member}`] : [];
    }),
  );
  const seen = new Map<string, string[]>();
  for (const { caseId, exchanges } of recordings) {
    for (const { role, operation, seen: answer } of exchanges) {
      if (role !== 'request' || !(operation in table.subjects) || answer.kind !== 'accepted') continue;
      for (const member of Object.keys(answer.output)) {
        if (known.has(`${qualified(operation, 'response')} ${member}`)) continue;
        const subject = qualified(operation, member);
        seen.set(subject, [...(seen.get(subject) ?? []), caseId]);
      }
    }
  }
  return [...seen].map(([subject, cases]) => ({
    kind: 'unknown-member',
    subject,
    message: `${subject} is in ${counted(cases.length, 'response')} and not on the page`,
    cases,
  }));
}
