import type { CaseTable, ClauseRow } from '../../../generated/case-table.ts';
import { counted } from '../../text/counted.ts';
import { caseLine, runIt } from './lines.ts';

export function explainClause(
  { id, says, class: kind, reason }: ClauseRow,
  table: CaseTable,
  command: string,
): string[] {
  const judging = table.cases.filter(({ clauses }) => clauses.includes(id));
  return [
    `${id}: a clause, ${kind}`,
    `  ${says}`,
    `  (in our words; the page: ${table.documentation})`,
    ...(reason ? [`  Not judged: ${reason}`] : []),
    ...(judging.length > 0
      ? ['', `Judged by ${counted(judging.length, 'case')}:`, ...judging.map(caseLine)]
      : []),
    ...(kind === 'judged' ? ['', ...runIt(id, command)] : []),
  ];
}
