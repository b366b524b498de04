import { join, relative } from 'node:path';
import { CannotJudge } from '../contract/errors.ts';
import { packageRoot, packageVersion } from '../files/root.ts';
import { kebab } from '../text/kebab.ts';
import { didYouMean } from '../text/near.ts';
import { groupHelp, programHelp, verbHelp } from './help.ts';
import { parse, UnknownOption } from './parse.ts';
import { print, program } from './terminal.ts';
import type { Verb } from './verb.ts';
import { VERBS } from './verbs.ts';

const PROGRAM = {
  name: 'cloudtrail-conformance',
  about: 'does an endpoint honour the contract of AWS CloudTrail?',
};

/**
 * Does what was typed after the name of the program.
 * @throws CannotJudge where a verb, an option or an argument is wrong, and what the verb throws
 */
export async function dispatch(typed: readonly string[]): Promise<void> {
  const [first = ''] = typed;
  if (['--version', '-v'].includes(first)) return print(packageVersion());
  const asksForHelp = typed.some((word) => word === '--help' || word === '-h');
  const name = [typed.slice(0, 2).join(' '), first].find((one) => Object.hasOwn(VERBS, one));
  const listed = name === undefined ? undefined : VERBS[name];
  if (name === undefined || !listed) {
    const below = Object.entries(VERBS).filter(([verb]) => verb.startsWith(`${first} `));
    const guide = below[0]?.[1].guide;
    if (asksForHelp && guide !== undefined)
      return print(
        groupHelp({ program: program(), name: first, guide: guideAt(guide) }, Object.fromEntries(below)),
      );
    if (asksForHelp) return print(programHelp({ program: program(), ...PROGRAM }, VERBS));
    throw unknownVerb(typed);
  }
  const verb = await listed.load();
  if (asksForHelp) {
    const guide = guideAt(listed.guide);
    return print(verbHelp({ program: program(), name, about: listed.about, guide }, verb));
  }
  const { values, words } = await read(name, verb, typed.slice(name.split(' ').length));
  await verb.run(values, words);
}

/** The path of a guide from here. */
function guideAt(name: string): string {
  return relative(process.cwd(), join(packageRoot(), 'docs', name));
}

async function read(name: string, verb: Verb, typed: readonly string[]) {
  try {
    return parse(name, verb, typed);
  } catch (error) {
    throw error instanceof UnknownOption ? await namingOwners(name, error) : error;
  }
}

function unknownVerb([first = '', second = '']: readonly string[]): CannotJudge {
  if (first === '') return new CannotJudge('Missing command. See --help.');
  if (first.startsWith('-')) return new CannotJudge(`Missing command before ${first}. See --help.`);
  const names = Object.keys(VERBS);
  const below = names.filter((name) => name.startsWith(`${first} `));
  if (below.length > 0 && !/^[^-]/.test(second)) {
    return new CannotJudge(`${first} needs one of its commands: ${below.join(', ')}.`);
  }
  const typed = below.length > 0 ? `${first} ${second}` : first;
  return new CannotJudge(
    `Unknown command "${typed}". ${didYouMean(typed, below.length > 0 ? below : names)}`,
  );
}

/** The same error, which names the verbs that have the option where there are any. */
async function namingOwners(verb: string, error: UnknownOption): Promise<CannotJudge> {
  const owners: string[] = [];
  for (const [name, { load }] of Object.entries(VERBS)) {
    const { flags } = await load();
    if (Object.keys(flags).some((key) => error.option === `--${kebab(key)}`)) owners.push(name);
  }
  if (owners.length === 0) return error;
  return new CannotJudge(
    `Unknown option ${error.option} for ${verb}. It is an option of ${owners.join(', ')}.`,
  );
}
