import { NormalizedSchema } from '@smithy/core/schema';

/** The schema of a type in a client package. */
export type Schema = NormalizedSchema;

/** The name of a structure, of a union or of an error. */
export function nameOf(schema: Schema): string {
  return schema.getName() ?? 'Structure';
}

/** The words with which an API page names a type. */
export function typeWords(schema: Schema): string {
  if (schema.isListSchema()) return `Array of ${plural(typeWords(schema.getValueSchema()))}`;
  if (schema.isMapSchema()) return `String to ${lowered(typeWords(schema.getValueSchema()))} map`;
  if (schema.isStructSchema()) return `${nameOf(schema)} object`;
  if (schema.isBooleanSchema()) return 'Boolean';
  if (schema.isTimestampSchema()) return 'Timestamp';
  if (schema.isBlobSchema()) return 'Base64-encoded binary data object';
  if (schema.isDocumentSchema()) return 'JSON value';
  return schema.isStringSchema() ? 'String' : 'Number';
}

function lowered(words: string): string {
  return / object$/.test(words) && !words.startsWith('Base64')
    ? words
    : `${words[0]?.toLowerCase()}${words.slice(1)}`;
}

function plural(words: string): string {
  if (words.startsWith('Array of ')) return words.replace('Array', 'arrays');
  return `${lowered(words)}s`;
}

/** A type as a syntax block shows it. A structure inside itself is shown by its name. */
export function syntaxOf(schema: Schema, outside: readonly string[] = []): string {
  if (schema.isListSchema()) return `[ ${syntaxOf(schema.getValueSchema(), outside)} ]`;
  if (schema.isMapSchema()) return `{ "string": ${syntaxOf(schema.getValueSchema(), outside)} }`;
  if (schema.isStructSchema()) {
    const name = nameOf(schema);
    if (outside.includes(name)) return `"${name}"`;
    const members = membersOf(schema).map(
      ([key, member]) => `"${key}": ${syntaxOf(member, [...outside, name])}`,
    );
    return `{ ${members.join(', ')} }`;
  }
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.isBlobSchema()) return 'blob';
  if (schema.isDocumentSchema()) return 'JSON value';
  return schema.isStringSchema() ? '"string"' : 'number';
}

/**
 * The members of a structure in alphabetical order, as a page lists them. Every error has a message, which no page describes.
 */
export function membersOf(schema: Schema): [name: string, schema: Schema][] {
  if (schema.isUnitSchema()) return [];
  const isError = partsOf(schema)[0] === ERROR;
  return [...schema.structIterator()]
    .filter(([name]) => !isError || name.toLowerCase() !== 'message')
    .sort(([a], [b]) => byLetter(a, b));
}

function byLetter(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : Number(x > y);
}

/** Whether a structure requires the member: a schema has the required ones first, and their count. */
export function isRequired(schema: Schema, member: string): boolean {
  const { [NAMES]: names, [REQUIRED]: count } = partsOf(schema);
  return Array.isArray(names) && typeof count === 'number' && names.slice(0, count).includes(member);
}

/** Positions in the static schema of a structure, and the kind of an error at the first. */
const ERROR = -3;
const NAMES = 4;
const REQUIRED = 6;

function partsOf(schema: Schema): readonly unknown[] {
  const parts: unknown = schema.getSchema();
  return Array.isArray(parts) ? parts : [];
}

/** The structures inside a type, each once, outer ones first. */
export function structuresIn(schema: Schema, found = new Map<string, Schema>()): Map<string, Schema> {
  if (schema.isListSchema() || schema.isMapSchema()) return structuresIn(schema.getValueSchema(), found);
  if (!schema.isStructSchema() || found.has(nameOf(schema))) return found;
  found.set(nameOf(schema), schema);
  for (const [, member] of membersOf(schema)) structuresIn(member, found);
  return found;
}

/** A schema as the package exports it. */
export function schemaOf(exported: unknown): Schema {
  return NormalizedSchema.of(exported as Parameters<typeof NormalizedSchema.of>[0]);
}
