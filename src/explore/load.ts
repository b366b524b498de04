import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { Exploration } from '../../generated/exploration.ts';
import { packageRoot } from '../files/root.ts';
import { describeErrors } from '../text/schema-errors.ts';

/** What requests are generated from. @throws Error with the wrong place in the file */
export async function loadExploration(): Promise<Exploration> {
  const folder = join(packageRoot(), 'spec');
  const schema = JSON.parse(
    await readFile(join(folder, 'schemas/exploration.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv().compile<Exploration>(schema);
  const value: unknown = parse(await readFile(join(folder, 'exploration.yaml'), 'utf8'));
  if (!validate(value)) throw new Error(`spec/exploration.yaml: ${describeErrors(validate.errors)}`);
  return value;
}
