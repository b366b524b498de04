import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { parse } from 'yaml';
import type { ClauseNotes } from '../../generated/clause-notes.ts';
import type { Observations } from '../../generated/observations.ts';
import type { Policies } from '../../generated/policies.ts';
import type { ResponseRules } from '../../generated/response-rules.ts';
import type { Triggers } from '../../generated/triggers.ts';
import type { Spec } from '../page/spec.ts';
import type { Sources } from './sources.ts';

/**
 * Reads and checks the files of spec/. A wrong file is named with the place in it and what was expected there.
 * @param root folder that holds spec/
 */
export async function loadSources(root: string): Promise<Sources> {
  const ajv = new Ajv({ allErrors: true, strict: true });
  // Read by the type generator alone.
  ajv.addKeyword('tsType');
  const folder = join(root, 'spec');
  ajv.addSchema(JSON.parse(await readFile(join(folder, 'schemas/case-table.schema.json'), 'utf8')));
  const read = async <T>(file: string, schema: string): Promise<T> => {
    const validate = ajv.compile<T>(JSON.parse(await readFile(join(folder, 'schemas', schema), 'utf8')));
    const value: unknown = parse(await readFile(join(folder, file), 'utf8'), { merge: true });
    if (!validate(value)) throw new Error(`spec/${file}: ${describeErrors(validate.errors ?? [])}`);
    return value;
  };
  return {
    spec: JSON.parse(await readFile(join(folder, 'create-trail.spec.json'), 'utf8')) as Spec,
    triggers: await read<Triggers>('triggers.yaml', 'triggers.schema.json'),
    response: await read<ResponseRules>('response.yaml', 'response.schema.json'),
    policies: await read<Policies>('policies.yaml', 'policies.schema.json'),
    clauses: await read<ClauseNotes>('clauses.yaml', 'clauses.schema.json'),
    observations: await read<Observations>('observations.yaml', 'observations.schema.json'),
  };
}

/** Schema errors as one line: where, what is wrong, and which key where one is too many. */
export function describeErrors(errors: readonly ErrorObject[]): string {
  return errors
    .map(({ instancePath, message = 'is wrong', params }) => {
      const extra = 'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : '';
      return `${instancePath || 'the whole file'} ${message}${extra}`;
    })
    .join('; ');
}
