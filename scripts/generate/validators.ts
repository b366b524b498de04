import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';

/** A schema without what only people read: the module holds each schema whole, and runs load it. */
function withoutWords(schema: unknown, isNames = false): unknown {
  if (Array.isArray(schema)) return schema.map((one) => withoutWords(one));
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key]) => isNames || !['title', 'description'].includes(key));
  const named = ['properties', 'definitions', 'patternProperties'];
  return Object.fromEntries(
    kept.map(([key, value]) => [key, withoutWords(value, !isNames && named.includes(key))]),
  );
}

/** The code without the parts of an error that nobody reads: a message names the place and what is wrong there. */
function withoutUnread(code: string): string {
  return (
    code
      .replace(/schemaPath:"[^"]*",/g, '')
      .replace(/params:\{(?!additionalProperty)[^{}]*\},/g, '')
      // ajv writes seven lines for each error.
      .replace(
        /const (err\d+) = (\{.*\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\n/g,
        '(vErrors ??= []).push($2);\n',
      )
  );
}

/**
 * A standalone module with one validating function for each schema, and its declarations. Those of operations are
 * also found by the name of the operation.
 */
export function validatorsOf(
  schemas: Readonly<Record<string, Record<string, unknown>>>,
  operations: readonly string[],
  banner: string,
): { code: string; types: string } {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    discriminator: true,
    // Each definition becomes one function instead of a copy wherever it is referred to.
    inlineRefs: false,
    strict: true,
    code: { source: true, esm: true, lines: true },
  });
  // Read by the type generator alone.
  ajv.addKeyword('tsType');
  addFormats.default(ajv);
  // Under its own id a schema is found by the others that refer to it.
  const idOf = (name: string, { $id }: Record<string, unknown>) => (typeof $id === 'string' ? $id : name);
  const named = Object.entries(schemas).map(([name, schema]) => [name, idOf(name, schema), schema] as const);
  for (const [, $id, schema] of named) ajv.addSchema({ ...(withoutWords(schema) as object), $id });
  const names = Object.fromEntries(named.map(([name, $id]) => [`validate${name}`, $id]));
  const code = standalone.default(ajv, names);
  const declarations = Object.keys(names).map((name) => `export declare const ${name}: ValidateFunction;`);
  const sides = ['Request', 'Response'] as const;
  const byOperation = sides.map((side) => {
    const rows = operations.map((operation) => `  ${operation}: validate${operation}${side},\n`);
    return `export const validate${side} = {\n${rows.join('')}};`;
  });
  const typesByOperation = sides.map(
    (side) => `export declare const validate${side}: Readonly<Record<string, ValidateFunction>>;`,
  );
  return {
    // ajv writes `require` for its runtime even in a module.
    code: [
      banner,
      "import { createRequire } from 'node:module';",
      'const require = createRequire(import.meta.url);',
      withoutUnread(code.replace(/^"use strict";\n?/, '')),
      ...byOperation,
      '',
    ].join('\n'),
    types: [
      banner,
      "import type { ValidateFunction } from 'ajv';",
      ...declarations,
      ...typesByOperation,
      '',
    ].join('\n'),
  };
}
