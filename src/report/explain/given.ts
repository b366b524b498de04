import type { CaseTable } from '../../../generated/case-table.ts';
import { conditionsOf } from '../../contract/conditions.ts';
import { counted } from '../../text/counted.ts';
import { needLine } from '../story/planned.ts';
import { caseLine, policiesOf, runIt } from './lines.ts';

/** Worlds of the world protocol that no case is in. */
const WITHOUT_CASE: readonly string[] = ['account.delegated-admin'];

/** The names of all worlds. */
export function worldsOf({ cases }: CaseTable): string[] {
  return [...new Set([...cases.flatMap(conditionsOf), ...WITHOUT_CASE])];
}

/** Which cases need a world, and the ways into it. */
export function explainWorld(
  world: string,
  { cases }: CaseTable,
  { command, ways }: { command: string; ways: readonly string[] },
): string[] {
  const own = cases.filter((testCase) => conditionsOf(testCase).includes(world));
  const lines = [
    `${world}: a condition`,
    '  A state of the account, the Region or the moment that no ordinary call creates; a world in docs/world-protocol.md and in the config.',
  ];
  if (own.length === 0) return [...lines, '', 'No case of this version needs it.'];
  return [
    ...lines,
    '',
    `Needed by ${counted(own.length, 'case')}:`,
    ...own.map(caseLine),
    '',
    'Ways in:',
    ...ways.map((way) => `  ${way}`),
    '',
    ...runIt(own.map(({ id }) => id).join(','), command),
  ];
}

/**
 * What a need is and who needs it.
 * @param advice how to provide it where the target can't
 */
export function explainNeed(alias: string, table: CaseTable, advice: readonly string[]): string[] {
  const own = table.cases.filter(({ needs }) => needs.includes(alias));
  return [
    `${alias}: a need`,
    `  ${needLine(alias, table)}`,
    ...policiesOf([alias], table),
    '',
    `Needed by ${counted(own.length, 'case')}:`,
    ...own.map(caseLine),
    '',
    "Where the target can't provide it:",
    ...advice.map((line) => `  ${line}`),
  ];
}
