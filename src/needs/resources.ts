import type { CaseTable } from '../../generated/case-table.ts';
import type { TargetConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import { didYouMean } from '../text/near.ts';
import { kindOf } from './kinds/index.ts';

/**
 * Checks that the resources which a target's config names are needs, and have the attributes that cases read. A name that no
 * need has would be ignored without a word.
 * @param where file and key before `resources`, for messages
 * @throws CannotJudge with a line for each key that leads nowhere
 */
export function assertResources({ resources = {} }: TargetConfig, table: CaseTable, where: string): void {
  // A trait of the target is not a thing that could be named.
  const names = Object.keys(table.needs).filter((alias) => kindOf(table.needs[alias]?.kind)?.open);
  const problems = Object.entries(resources).flatMap(([alias, given]) => {
    if (!names.includes(alias))
      return [`resources.${alias}: no need has this name. ${didYouMean(alias, names.sort())}`];
    const known = { ...kindOf(table.needs[alias]?.kind)?.follows, ...given };
    const missing = attributesRead(alias, table).filter((key) => !(key in known));
    return missing.map((key) => `resources.${alias}.${key}: missing (cases read it).`);
  });
  if (problems.length > 0) throw new CannotJudge(problems.map((problem) => `${where}${problem}`).join('\n'));
}

/** What is read of a need besides its id: by the placeholders of the table, and by a need that is created for it. */
function attributesRead(alias: string, { cases, needs }: CaseTable): string[] {
  const read = new Set(Object.values(needs).some(({ dependsOn }) => dependsOn === alias) ? ['arn'] : []);
  for (const [, attribute] of JSON.stringify(cases).matchAll(new RegExp(`\\$\\{${alias}\\.(\\w+)\\}`, 'g'))) {
    if (attribute) read.add(attribute);
  }
  return [...read].sort();
}
