import { kebab } from '../text/kebab.ts';
import type { Flag } from './flag.ts';
import type { Verb, Words } from './verb.ts';

interface Named {
  /** What a user types before a verb. */
  program: string;
  name: string;
  about: string;
}

/** The help of the program: every verb in a line. */
export function programHelp(
  { program, about, name }: Named,
  verbs: Readonly<Record<string, { about: string }>>,
): string {
  return [
    `${name}: ${about}`,
    '',
    `Usage: ${program} COMMAND [OPTIONS]`,
    '',
    'Commands:',
    ...commandLines(verbs),
    '',
    'Options:',
    '  --help     Show help, also after a command',
    '  --version  Show the version',
    '',
    'Examples:',
    `  ${program} run --endpoint http://127.0.0.1:5000`,
    `  ${program} run --help`,
  ].join('\n');
}

/** The help of a command that has commands of its own, such as `spec`. @param verbs its commands, by their whole names */
export function groupHelp(
  { program, name, guide }: Pick<Named, 'program' | 'name'> & { guide: string },
  verbs: Readonly<Record<string, { about: string }>>,
): string {
  return [
    `Usage: ${program} ${name} COMMAND [OPTIONS]`,
    '',
    'Commands:',
    ...commandLines(verbs),
    '',
    'Options of a command and examples:',
    ...Object.keys(verbs).map((verb) => `  ${program} ${verb} --help`),
    '',
    `Guide: ${guide}`,
  ].join('\n');
}

/** A line for each command. */
function commandLines(verbs: Readonly<Record<string, { about: string }>>): string[] {
  const width = Math.max(...Object.keys(verbs).map((verb) => verb.length));
  return Object.entries(verbs).map(([verb, { about }]) => `  ${verb.padEnd(width)}  ${about}`);
}

/** The help of a verb: its options with their defaults, and two examples. */
export function verbHelp(
  { program, name, about, guide }: Named & { guide: string },
  { flags, words, examples }: Verb,
): string {
  const options = Object.entries(flags);
  const headings = new Set([undefined, ...options.map(([, { heading }]) => heading)]);
  return [
    about,
    '',
    `Usage: ${program} ${name}${words ? ` ${usageOf(words)}` : ''}${options.length > 0 ? ' [OPTIONS]' : ''}`,
    ...(words ? ['', 'Arguments:', `  ${words.name}`, `      ${words.description}`] : []),
    ...[...headings].flatMap((heading) => {
      const own = options.filter(([, flag]) => flag.heading === heading);
      if (own.length === 0) return [];
      return ['', `${heading ?? 'Options'}:`, ...own.flatMap(([key, flag]) => optionLines(key, flag))];
    }),
    '',
    'Examples:',
    ...examples.map((example) => `  ${program} ${example}`),
    '',
    `Guide: ${guide}`,
  ].join('\n');
}

function usageOf({ name, least, most }: Words): string {
  return `${Array(least).fill(name).join(' ')}${most > least ? '…' : ''}`;
}

function optionLines(key: string, flag: Flag): string[] {
  const together = flag.with === undefined ? '' : ` Only with --${kebab(flag.with)}.`;
  const end = flag.default === undefined ? ' Required.' : ` Default: ${flag.default}.`;
  return [
    `  --${kebab(key)}${flag.value ? ` ${flag.value}` : ''}`,
    `      ${flag.description}.${together}${end}`,
  ];
}
