import { parseArgs } from 'node:util';
import { CannotJudge } from '../contract/errors.ts';
import { counted } from '../text/counted.ts';
import { kebab } from '../text/kebab.ts';
import { nearMisses } from '../text/near.ts';
import type { Flag, Flags, Values } from './flag.ts';
import type { Verb, Words } from './verb.ts';

/** An option that the verb doesn't have. */
export class UnknownOption extends CannotJudge {
  /** As typed, with its dashes. */
  readonly option: string;

  constructor(option: string, advice: string) {
    super(`Unknown option ${option}. ${advice}`);
    this.option = option;
  }
}

/**
 * Reads what was typed after a verb. Everything unknown is refused: a misspelt `--endpoint` would otherwise test the
 * built-in reference, and its good result would be taken for the user's target.
 * @throws CannotJudge for the first thing that is wrong
 */
export function parse<F extends Flags>(
  name: string,
  { flags, words }: Pick<Verb<F>, 'flags' | 'words'>,
  typed: readonly string[],
): { values: Values<F>; words: string[] } {
  const byOption = new Map(Object.entries(flags).map(([key, flag]) => [kebab(key), { key, flag }]));
  const options = Object.fromEntries(
    [...byOption].map(([option, { flag }]) => [option, { type: flag.value ? 'string' : 'boolean' } as const]),
  );
  const { tokens, positionals } = parseArgs({
    args: [...typed],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given: Record<string, unknown> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const found = byOption.get(token.name);
    if (!found) {
      const [near] = nearMisses(token.name, [...byOption.keys()]);
      throw new UnknownOption(token.rawName, near ? `Did you mean --${near}?` : `See ${name} --help.`);
    }
    const value = readValue(token, found.flag);
    if (found.flag.many) {
      given[found.key] = [...((given[found.key] ?? []) as unknown[]), ...(value as unknown[])];
      continue;
    }
    if (found.key in given) throw new CannotJudge(`${token.rawName} is given twice. Give it once.`);
    given[found.key] = value;
  }
  checkTogether(flags, given);
  checkWords(name, words, positionals, 'endpoint' in flags);
  const absent = Object.entries(flags).map(([key, flag]) => [key, flag.absent]);
  return { values: { ...Object.fromEntries(absent), ...given } as Values<F>, words: positionals };
}

interface Typed {
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function readValue({ rawName, value, inlineValue }: Typed, flag: Flag): unknown {
  if (flag.value === undefined) {
    if (value === undefined) return flag.read('');
    throw new CannotJudge(`${rawName} takes no value, got "${value}".`);
  }
  // `--endpoint --json`: the next option was taken for the value.
  if (!value || (!inlineValue && value.startsWith('--'))) {
    throw new CannotJudge(`${rawName} needs a value: ${rawName} ${flag.value}.`);
  }
  const read = flag.read(value);
  if (read === undefined) throw new CannotJudge(`${rawName} must be ${flag.must}, got "${value}".`);
  return read;
}

/** Checks the options that depend on others, and those that must be given. */
function checkTogether(flags: Flags, given: Readonly<Record<string, unknown>>): void {
  for (const [key, flag] of Object.entries(flags)) {
    const option = `--${kebab(key)}`;
    if (!(key in given)) {
      if (flag.default === undefined) throw new CannotJudge(`Missing option ${option} ${flag.value}.`);
      continue;
    }
    if (flag.with !== undefined && !(flag.with in given)) {
      throw new CannotJudge(`${option} only works with --${kebab(flag.with)}.`);
    }
    const other = flag.alone && Object.keys(given).find((one) => one !== key && !flag.alone?.includes(one));
    if (other !== undefined) throw new CannotJudge(`--${kebab(other)} doesn't work with ${option}.`);
  }
}

function checkWords(
  name: string,
  words: Words | undefined,
  typed: readonly string[],
  takesEndpoint: boolean,
): void {
  const unexpected = typed[words?.most ?? 0];
  if (unexpected !== undefined) {
    const isUrl = takesEndpoint && /^https?:/.test(unexpected);
    const advice = isUrl ? ` Did you mean --endpoint ${unexpected}?` : '';
    throw new CannotJudge(`Unexpected argument "${unexpected}".${advice}`);
  }
  if (words && typed.length < words.least) {
    const wanted = Array(words.least).fill(words.name).join(' ');
    throw new CannotJudge(`${name} needs ${counted(words.least, 'argument')}: ${name} ${wanted}.`);
  }
}
