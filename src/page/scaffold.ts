import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotJudge } from '../contract/errors.ts';
import { writeWhole } from '../files/write.ts';
import type { RequestMember, Spec } from './spec.ts';
import { writeSpec } from './write.ts';

/** A start for the words on clauses: one entry each, to be filled in. */
export function clauseLines(ids: readonly string[]): string[] {
  return ids.flatMap((id) => [`${id}:`, '  description: ""', '  class: judged']);
}

/** A start for the trigger of an error: a case, or why it has none. */
export function errorLines(name: string): string[] {
  return [
    `${name}:`,
    '  cases:',
    '    - id: ""',
    '      title: ""',
    '      set: {}',
    '      controlDescription: ""',
    '  # Or, if no request gets it:',
    '  # untested: ""',
  ];
}

/**
 * Writes the spec of an operation and a start of the files beside it: every line that somebody has to fill in is a comment.
 * @param folder such as `spec/GetTrail`; it is created
 * @returns the files
 * @throws CannotJudge when one of the files is there already
 */
export async function writeScaffold(folder: string, spec: Spec): Promise<string[]> {
  const files = new Map(Object.entries(scaffold(spec)).map(([name, text]) => [join(folder, name), text]));
  const there = [...files.keys()].filter((file) => existsSync(file));
  if (there.length > 0) {
    throw new CannotJudge(
      `${there.join(' and ')} ${there.length > 1 ? 'are' : 'is'} there already. Name another folder with --out.`,
    );
  }
  const file = join(folder, 'spec.json');
  await writeSpec(file, spec);
  for (const [path, text] of files) await writeWhole(path, text);
  return [file, ...files.keys()];
}

/** The files of an operation as a start, by their name. */
export function scaffold(spec: Spec): Record<'clauses.yaml' | 'triggers.yaml', string> {
  const { operation, service, request, errors, clauses } = spec;
  const required = request.members.filter((member) => member.required);
  const further = request.members.filter((member) => !member.required);
  return {
    'clauses.yaml': [
      '# yaml-language-server: $schema=../schemas/clauses.schema.json',
      `# The clauses of ${operation}. Describe each in your own words, and say how it is judged:`,
      '# judged, informative or unobservable, the last two with a reason.',
      'formatVersion: 1',
      'clauses:',
      ...commented(clauseLines(clauses.map(({ id }) => id))),
      '',
    ].join('\n'),
    'triggers.yaml': [
      `# How ${operation} of ${service} is judged: the smallest request, and what provokes each error.`,
      'formatVersion: 1',
      `# documentation: "the address of the page on ${operation}"`,
      `# minimalRequest: { ${required.map(minimal).join(', ')} }`,
      ...further.map(({ name, type }) => `#   may also have ${name}, a ${type}`),
      'exceptions:',
      ...errors.flatMap(({ name, retired }) =>
        retired ? [`  # Retired: it must never be returned.`, `  ${name}: {}`] : commented(errorLines(name)),
      ),
      '',
    ].join('\n'),
  };
}

function commented(lines: readonly string[]): string[] {
  return lines.map((line) => `  # ${line}`);
}

const EXAMPLES: Partial<Record<RequestMember['type'], string>> = {
  string: '""',
  boolean: 'false',
  number: '0',
  timestamp: '0',
  blob: '""',
  list: '[]',
};

function minimal({ name, type, values }: RequestMember): string {
  return `${name}: ${values?.value[0] ?? EXAMPLES[type] ?? '{}'}`;
}
