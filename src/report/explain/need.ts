import type { CaseTable } from '../../../generated/case-table.ts';
import { counted } from '../../text/counted.ts';
import { needLine } from '../story/planned.ts';
import { caseLine, policiesOf } from './lines.ts';

/**
 * What a need is and who needs it.
 * @param advice how to provide it where the target can't
 */
export function explainNeed(alias: string, table: CaseTable, advice: string): string[] {
  const own = table.cases.filter(({ needs }) => needs.includes(alias));
  return [
    `${alias}: a need`,
    `  ${needLine(alias, table)}`,
    ...policiesOf([alias], table),
    '',
    `Needed by ${counted(own.length, 'case')}:`,
    ...own.map(caseLine),
    '',
    'Where it can not be had:',
    `  ${advice}`,
  ];
}
