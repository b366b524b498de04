import type { ArgsDef, CommandDef } from 'citty';
import { CannotJudge } from '../contract/errors.ts';
import { didYouMean } from '../text/near.ts';

/** How many words a verb takes: as many as it names, or any number. */
type Words = 'named' | 'any';

/**
 * The same verb, which refuses what it does not know. A misspelt `--endpoint` would otherwise run the built-in reference,
 * which conforms: a good result of another target than the user's. A second certificate would look verified by the first.
 */
export function strict<T extends ArgsDef>(verb: CommandDef<T>, takes: Words = 'named'): CommandDef<T> {
  const { subCommands } = verb;
  if (subCommands !== undefined) {
    const below = Object.entries(subCommands as Record<string, CommandDef>);
    return { ...verb, subCommands: Object.fromEntries(below.map(([name, one]) => [name, strict(one)])) };
  }
  const setup = ({ rawArgs }: { rawArgs: string[] }) => {
    demandKnown(rawArgs, (verb.args ?? {}) as ArgsDef, takes);
  };
  return { ...verb, setup };
}

/**
 * Refuses the flags of a verb that mean nothing beside one of its own: they would be dropped without a word.
 * @param beside names of the flags that mean something there
 */
export function demandOnly(
  words: readonly string[],
  args: ArgsDef,
  { flag, beside }: { flag: string; beside: readonly string[] },
): void {
  const odd = demandKnown(words, args).find((name) => name !== flag && !beside.includes(name));
  if (odd === undefined) return;
  const names = beside.map((name) => `--${name}`).join(', ');
  throw new CannotJudge(`--${odd} means nothing beside --${flag}, which takes ${names}.`);
}

/**
 * Looks at the words after a verb and gives the names of the flags among them.
 * @throws CannotJudge for a flag that the verb does not have, one that lacks its value, and a word that is none of its own
 */
export function demandKnown(words: readonly string[], args: ArgsDef, takes: Words = 'named'): string[] {
  const given: string[] = [];
  const flags = Object.entries(args).filter(([, { type }]) => type !== 'positional');
  const named = Object.keys(args).length - flags.length;
  let left = takes === 'any' ? Number.POSITIVE_INFINITY : named;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return given;
    if (!/^-./.test(word)) {
      left -= 1;
      if (left >= 0) continue;
      throw new CannotJudge(
        named > 0
          ? `${word} is one word too many for this verb; see --help.`
          : `${word} is no word of this verb. An endpoint is named by --endpoint; see --help.`,
      );
    }
    const [typed = '', value] = split(word);
    const found = flags.find(([name]) => spelt(name) === spelt(typed));
    if (!found) {
      const names = flags.map(([name]) => `--${name}`);
      throw new CannotJudge(
        `${word} is no flag of this verb. ${didYouMean(`--${typed}`, names)} See --help.`,
      );
    }
    given.push(found[0]);
    if (found[1].type === 'boolean') continue;
    if (value === undefined) at += 1;
    const text = value ?? words[at] ?? '';
    if (text === '' || (value === undefined && text.startsWith('--'))) {
      throw new CannotJudge(`--${found[0]} needs a value: ${found[1].description}.`);
    }
  }
  return given;
}

/** `--name=value` as name and value; a switch that is turned off has the name of the switch. */
function split(word: string): [name: string, value?: string] {
  const [, name = '', value] = /^--?(?:no-)?([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  return value === undefined ? [name] : [name, value];
}

/** Names are the same with dashes and in camel case. */
function spelt(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}
