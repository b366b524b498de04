import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CaseTable } from '../../../generated/case-table.ts';
import type { TargetConfig } from '../../../generated/config.ts';
import { CannotJudge } from '../../contract/errors.ts';
import { KINDS } from '../../needs/kinds.ts';
import { didYouMean } from '../../text/near.ts';

interface Place {
  /** File and key before those of the target, for messages. */
  where: string;
  /** What the paths of the config are relative to. */
  folder: string;
}

/**
 * Checks what the schema can't: the names that a target's config takes from the case table, its roles, and the files it
 * names. A name that nothing has would be ignored, and the user left wondering; nothing is started before.
 * @throws CannotJudge with a line for each key that leads nowhere
 */
export function checkNames(config: TargetConfig, table: CaseTable, { where, folder }: Place): void {
  const problems = [
    ...worldProblems(config, table),
    ...resourceProblems(config, table),
    ...fileProblems(config, folder),
  ];
  if (problems.length > 0) throw new CannotJudge(problems.map((problem) => `${where}${problem}`).join('\n'));
}

function worldProblems({ worlds = {}, accounts = {} }: TargetConfig, { cases }: CaseTable): string[] {
  const names = [...new Set(cases.flatMap((one) => one.worlds ?? []))].sort();
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

function resourceProblems({ resources = {} }: TargetConfig, table: CaseTable): string[] {
  // A kind without a dot is a trait of the target, not a thing that could be named.
  const names = Object.keys(table.needs).filter((alias) => table.needs[alias]?.kind.includes('.'));
  return Object.entries(resources).flatMap(([alias, given]) => {
    if (!names.includes(alias)) {
      return [`resources.${alias}: no need has this name. ${didYouMean(alias, names.sort())}`];
    }
    const known = { ...KINDS[table.needs[alias]?.kind ?? '']?.follows, ...given };
    const missing = attributesRead(alias, table).filter((key) => !(key in known));
    return missing.map((key) => `resources.${alias}.${key}: missing (cases read it).`);
  });
}

/** What is read of a need besides its id: by the placeholders of the table, and by a need that is made for it. */
function attributesRead(alias: string, { cases, needs }: CaseTable): string[] {
  const read = new Set(Object.values(needs).some(({ dependsOn }) => dependsOn === alias) ? ['arn'] : []);
  for (const [, attribute] of JSON.stringify(cases).matchAll(new RegExp(`\\$\\{${alias}\\.(\\w+)\\}`, 'g'))) {
    if (attribute) read.add(attribute);
  }
  return [...read].sort();
}

function fileProblems({ hooks = {}, ca }: TargetConfig, folder: string): string[] {
  const files = Object.entries(hooks).map(([when, file]) => [`hooks.${when}`, file]);
  if (ca !== undefined) files.push(['ca', ca]);
  return files
    .map(([key, file = '']) => [key, resolve(folder, file)] as const)
    .filter(([, file]) => !existsSync(file))
    .map(([key, file]) => `${key}: there is no file ${file}.`);
}
