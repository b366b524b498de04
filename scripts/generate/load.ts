import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { ClauseNotes } from '../../generated/clause-notes.ts';
import type { Observations } from '../../generated/observations.ts';
import type { Policies } from '../../generated/policies.ts';
import type { PolicyGrammar } from '../../generated/policy-grammar.ts';
import type { ResponseRules } from '../../generated/response-rules.ts';
import type { Triggers } from '../../generated/triggers.ts';
import type { Sources } from '../../src/cases/sources.ts';
import type { Spec } from '../../src/page/spec.ts';
import { describeErrors } from '../../src/text/schema-errors.ts';

/** The operation that the suite was first made for. It comes first everywhere. */
const FIRST = 'CreateTrail';

/**
 * The operations that have a folder in spec/ with a spec in it, in the order of the suite.
 * @param root folder that contains spec/
 */
export async function operationsIn(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'spec'), { recursive: true });
  const names = entries.flatMap((entry) => /^(\w+)[\\/]spec\.json$/.exec(entry)?.[1] ?? []);
  return names.sort((a, b) => Number(b === FIRST) - Number(a === FIRST) || a.localeCompare(b));
}

/**
 * Reads and checks the files that the case table of an operation is built from.
 * @param root folder that contains spec/
 * @throws Error with the file, the place in it and what was expected
 */
export async function loadSources(root: string, operation: string): Promise<Sources> {
  const ajv = new Ajv({ allErrors: true, strict: true });
  // Only the type generator reads it.
  ajv.addKeyword('tsType');
  const folder = join(root, 'spec');
  ajv.addSchema(JSON.parse(await readFile(join(folder, 'schemas/case-table.schema.json'), 'utf8')));
  const read = async <T>(file: string, schema: string): Promise<T> => {
    const validate = ajv.compile<T>(JSON.parse(await readFile(join(folder, 'schemas', schema), 'utf8')));
    const value: unknown = parse(await readFile(join(folder, file), 'utf8'), { merge: true });
    if (!validate(value)) throw new Error(`spec/${file}: ${describeErrors(validate.errors)}`);
    return value;
  };
  const own = (file: string) => `${operation}/${file}`;
  return {
    spec: JSON.parse(await readFile(join(folder, own('spec.json')), 'utf8')) as Spec,
    triggers: await read<Triggers>(own('triggers.yaml'), 'triggers.schema.json'),
    response: await read<ResponseRules>(own('response.yaml'), 'response.schema.json'),
    policies: await read<Policies>(own('policies.yaml'), 'policies.schema.json'),
    policyGrammar: await read<PolicyGrammar>(own('policy-grammar.yaml'), 'policy-grammar.schema.json'),
    clauses: await read<ClauseNotes>(own('clauses.yaml'), 'clauses.schema.json'),
    observations: await read<Observations>('observations.yaml', 'observations.schema.json'),
  };
}
