import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { packageRoot } from './root.ts';

/** Loads ajv where it is used, without waiting: a run checks its report once, at its end. */
const require = createRequire(import.meta.url);
const compiled = new Map<string, ValidateFunction>();

/**
 * What is wrong with a value by a schema of spec/schemas; empty where it fits.
 * @param schema such as `report` for spec/schemas/report.schema.json
 */
export function schemaErrors(schema: string, value: unknown): ErrorObject[] {
  const validate = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []);
}

function compile(schema: string): ValidateFunction {
  const { Ajv } = require('ajv') as typeof import('ajv');
  const { default: addFormats } = require('ajv-formats') as typeof import('ajv-formats');
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    discriminator: true,
    // One function for each definition is compiled faster than a copy wherever it is referred to.
    inlineRefs: false,
  });
  // Read by the type generator alone.
  ajv.addKeyword('tsType');
  addFormats.default(ajv);
  const text = textOf(schema);
  const others = [...text.matchAll(/"\$ref": "([\w-]+)\.schema\.json#/g)].map(([, other = '']) => other);
  for (const other of new Set(others)) ajv.addSchema(JSON.parse(textOf(other)) as object);
  return ajv.compile(JSON.parse(text) as object);
}

function textOf(schema: string): string {
  return readFileSync(join(packageRoot(), `spec/schemas/${schema}.schema.json`), 'utf8');
}
