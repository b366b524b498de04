import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';

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
  for (const [, $id, schema] of named) ajv.addSchema({ ...schema, $id });
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
      code.replace(/^"use strict";\n?/, ''),
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
