import type { CaseTable } from '../../../generated/case-table.ts';
import type { Finding } from '../../../generated/report.ts';
import { type Cause, idOf } from './cause.ts';
import { wordsOf } from './words.ts';

/** A finding for each error that was returned although the page calls it no longer in use. No case has it as its own. */
export function retiredFindings(
  sightings: Readonly<Record<string, readonly string[]>>,
  table: Pick<CaseTable, 'clauses' | 'operations'>,
): Finding[] {
  return Object.entries(sightings).map(([subject, places]): Finding => {
    const cause: Cause = { kind: 'retired', subject, got: subject };
    const cases = [...new Set(places.map((place) => place.split('#')[0] ?? place))];
    return {
      id: idOf(cause),
      kind: cause.kind,
      level: 'core',
      ...wordsOf({
        cause,
        operations: [],
        isUnserved: false,
        others: [],
        first: { title: '' },
        count: cases.length,
        rows: [],
        table,
      }),
      subject,
      actual: subject,
      operations: [],
      clauses: [`error.${subject}.heading`],
      first: cases[0] ?? '',
      cases,
      fixes: [],
    };
  });
}
