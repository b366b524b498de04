import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CaseTable } from '../../../generated/case-table.ts';
import type { TargetConfig } from '../../../generated/config.ts';
import { conditionsOf } from '../../contract/conditions.ts';
import { CannotJudge } from '../../contract/errors.ts';
import { didYouMean } from '../../text/near.ts';

interface Place {
  /** File and key before those of the target, for messages. */
  where: string;
  /** What the paths of the config are relative to. */
  folder: string;
}

/**
 * Checks what the schema can't: the worlds that a target's config takes from the case table, its roles, and the files it
 * names. A name that nothing has would be ignored without a word. Nothing is started before.
 * @throws CannotJudge with a line for each key that leads nowhere
 */
export function checkNames(config: TargetConfig, table: CaseTable, { where, folder }: Place): void {
  const problems = [...worldProblems(config, table), ...fileProblems(config, folder)];
  if (problems.length > 0) throw new CannotJudge(problems.map((problem) => `${where}${problem}`).join('\n'));
}

function worldProblems({ worlds = {}, accounts = {} }: TargetConfig, { cases }: CaseTable): string[] {
  const names = [...new Set(cases.flatMap(conditionsOf))].sort();
  const roles = Object.keys(accounts);
  return Object.entries(worlds).flatMap(([world, { account }]) => [
    ...(names.includes(world)
      ? []
      : [`worlds.${world}: no case has this world. ${didYouMean(world, names)}`]),
    ...(account === undefined || roles.includes(account)
      ? []
      : [
          `worlds.${world}.account: expected a role of accounts (there are: ${roles.join(', ') || 'none'}), got ${JSON.stringify(account)}.`,
        ]),
  ]);
}

function fileProblems({ hooks = {}, ca }: TargetConfig, folder: string): string[] {
  const files = Object.entries(hooks).map(([when, file]) => [`hooks.${when}`, file]);
  if (ca !== undefined) files.push(['ca', ca]);
  return files
    .map(([key, file = '']) => [key, resolve(folder, file)] as const)
    .filter(([, file]) => !existsSync(file))
    .map(([key, file]) => `${key}: there is no file ${file}.`);
}
