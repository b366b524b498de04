import type { Case, CaseTable } from '../../../generated/case-table.ts';
import { shellWord } from '../../text/shell.ts';

/** A case in a list of them. */
export function caseLine({ id, title }: Case): string {
  return `  ${id}: ${title}`;
}

/** How to run what was explained. */
export function runIt(only: string, command: string): string[] {
  return ['Run it:', `  ${command} --endpoint URL --only ${shellWord(only)}`];
}

/** The policies of needs: many refusals are about them. `later` names those that a case puts in their place. */
export function policiesOf(
  aliases: readonly string[],
  table: CaseTable,
  later: readonly string[] = [],
): string[] {
  const named = aliases.flatMap((alias) =>
    [table.needs[alias]?.policy ?? [], table.needs[alias]?.trust ?? []].flat(),
  );
  return [...new Set([...named, ...later])].flatMap((name) => [
    '',
    `The policy ${name}:`,
    ...JSON.stringify(table.policies[name], null, 2)
      .split('\n')
      .map((line) => `  ${line}`),
  ]);
}
