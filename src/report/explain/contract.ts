import type { CaseTable, ClauseRow, Group } from '../../../generated/case-table.ts';
import { groupBy } from '../../contract/group-by.ts';
import { counted } from '../../text/counted.ts';
import { documentationOf } from '../why.ts';
import { caseLine, runIt } from './lines.ts';

export function explainClause(
  { id, description, class: kind, reason }: ClauseRow,
  table: CaseTable,
  command: string,
): string[] {
  const judging = table.cases.filter(({ clauses }) => clauses.includes(id));
  return [
    `${id}: a clause, ${kind}`,
    `  ${description}`,
    `  (in our words; the page: ${documentationOf(id, table)})`,
    ...(reason ? [`  Not judged: ${reason}`] : []),
    ...(judging.length > 0
      ? ['', `Judged by ${counted(judging.length, 'case')}:`, ...judging.map(caseLine)]
      : []),
    ...(kind === 'judged' ? ['', ...runIt(id, command)] : []),
  ];
}

/** An exception, or a further part of the contract. */
export function explainGroup(
  { name, kind, clauses, retired, untested }: Group,
  table: CaseTable,
  command: string,
): string[] {
  const own = table.cases.filter(({ group }) => group === name);
  const told = clauses.filter((id) => !id.endsWith('.heading'));
  const described = groupBy(
    told,
    (id) => table.clauses.find((clause) => clause.id === id)?.description ?? '',
  );
  return [
    `${name}: ${kind === 'exception' ? 'an exception' : 'a part of the contract'}`,
    ...described.map(([description, ids]) => `  ${description} (${ids.join(', ')})`),
    `  (${told.length > 0 ? 'in our words; ' : ''}the page: ${documentationOf(name, table)})`,
    ...(retired ? ['  Retired: it is no longer in use and must never appear.'] : []),
    ...(untested ? [`  Untested: ${untested}`] : []),
    ...(own.length > 0
      ? ['', `Tested by ${counted(own.length, 'case')}:`, ...own.map(caseLine), '', ...runIt(name, command)]
      : []),
  ];
}
