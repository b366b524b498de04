import type { CaseTable } from '../../generated/case-table.ts';
import type { Remedies } from '../contract/by-hand.ts';
import { counted } from '../text/counted.ts';
import { needLine } from './circumstances.ts';
import { caseLine, policiesOf, runIt } from './explain-lines.ts';

/** Worlds of the world protocol that no case is in. */
const WITHOUT_CASE: readonly string[] = ['account.delegated-admin'];

/** The names of all worlds. */
export function worldsOf({ cases }: CaseTable): string[] {
  return [...new Set([...cases.flatMap(({ worlds = [] }) => worlds), ...WITHOUT_CASE])];
}

/** What a world is for and the ways into it. */
export function explainWorld(
  world: string,
  { cases }: CaseTable,
  command: string,
  remedies: Remedies,
): string[] {
  const own = cases.filter(({ worlds = [] }) => worlds.includes(world));
  const lines = [
    `${world}: a world`,
    '  A condition of the account, the Region or the moment that no ordinary call makes.',
  ];
  if (own.length === 0) return [...lines, '', 'No case of this version is in it.'];
  return [
    ...lines,
    '',
    `${counted(own.length, 'case is', 'cases are')} in it:`,
    ...own.map(caseLine),
    '',
    'Ways in:',
    ...remedies.ofWorld(world).map((line) => `  ${line}`),
    '',
    ...runIt(own.map(({ id }) => id).join(','), command),
  ];
}

/** What a need is, who needs it, and how to provide it where the target can't make it. */
export function explainNeed(alias: string, table: CaseTable, remedies: Remedies): string[] {
  const own = table.cases.filter(({ needs }) => needs.includes(alias));
  const kind = table.needs[alias]?.kind ?? '';
  return [
    `${alias}: a need`,
    `  ${needLine(alias, table)}`,
    ...policiesOf([alias], table),
    '',
    `Needed by ${counted(own.length, 'case')}:`,
    ...own.map(caseLine),
    '',
    'Where it can not be had:',
    ...remedies.ofNeed(kind).map((line) => `  ${line}`),
  ];
}
