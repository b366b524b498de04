import { readFile } from 'node:fs/promises';
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

/**
 * Reads and checks the files that the case table is built from.
 * @param root folder that contains spec/
 * @throws Error with the file, the place in it and what was expected
 */
export async function loadSources(root: string): Promise<Sources> {
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
  return {
    spec: JSON.parse(await readFile(join(folder, 'create-trail.spec.json'), 'utf8')) as Spec,
    triggers: await read<Triggers>('triggers.yaml', 'triggers.schema.json'),
    response: await read<ResponseRules>('response.yaml', 'response.schema.json'),
    policies: await read<Policies>('policies.yaml', 'policies.schema.json'),
    policyGrammar: await read<PolicyGrammar>('policy-grammar.yaml', 'policy-grammar.schema.json'),
    clauses: await read<ClauseNotes>('clauses.yaml', 'clauses.schema.json'),
    observations: await read<Observations>('observations.yaml', 'observations.schema.json'),
  };
}
