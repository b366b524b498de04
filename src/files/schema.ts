import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotJudge } from '../contract/errors.ts';
import { problemsOf } from './problems.ts';
import { packageRoot } from './root.ts';

/**
 * Checks what was read from a file by a schema of spec/schemas.
 * @param file the file as the user would write it
 * @param schema such as `config` for spec/schemas/config.schema.json
 * @throws CannotJudge with a line for each problem: file, key, what was expected, what is there
 */
export async function assertSchema<T>(value: unknown, file: string, schema: string): Promise<T> {
  // Loaded only here: most runs read no such file.
  const [{ Ajv }, { default: formats }] = await Promise.all([import('ajv'), import('ajv-formats')]);
  const text = await readFile(join(packageRoot(), `spec/schemas/${schema}.schema.json`), 'utf8');
  const ajv = formats.default(new Ajv({ allErrors: true, verbose: true }));
  const validate = ajv.compile<T>(JSON.parse(text) as object);
  if (validate(value)) return value;
  const problems = problemsOf(validate.errors ?? []);
  throw new CannotJudge(problems.map((problem) => `${file}: ${problem}`).join('\n'));
}
