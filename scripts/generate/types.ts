import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

/** Schemas of spec/schemas that become a file of types, by the name of that file. */
export const TYPE_FILES: Readonly<Record<string, string>> = {
  board: 'board.schema.json',
  'case-table': 'case-table.schema.json',
  certificate: 'certificate.schema.json',
  exploration: 'exploration.schema.json',
  'clause-notes': 'clauses.schema.json',
  config: 'config.schema.json',
  'known-differences': 'known-differences.schema.json',
  life: 'life.schema.json',
  observations: 'observations.schema.json',
  policies: 'policies.schema.json',
  'policy-grammar': 'policy-grammar.schema.json',
  profiles: 'profiles.schema.json',
  references: 'references.schema.json',
  report: 'report.schema.json',
  'response-rules': 'response.schema.json',
  triggers: 'triggers.schema.json',
};

/** TypeScript types of one schema; references to other files of spec/schemas are followed. */
export async function typesOf(
  schema: JSONSchema,
  name: string,
  folder: string,
  banner: string,
): Promise<string> {
  return compile(schema, name, {
    bannerComment: banner,
    cwd: `${folder}/`,
    additionalProperties: false,
    strictIndexSignatures: false,
    enableConstEnums: false,
    // A list with a maximum would become one tuple for each length.
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
  });
}

export async function readSchema(folder: string, file: string): Promise<JSONSchema> {
  return JSON.parse(await readFile(join(folder, file), 'utf8')) as JSONSchema;
}
