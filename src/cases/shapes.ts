import { patternsOf } from '../page/patterns.ts';
import type { Limits, MemberType, RequestMember, Shape, Spec } from '../page/spec.ts';

type Schema = Record<string, unknown>;

/** JSON Schema of the request: types, required members, and those limits and rules that a schema can express. */
export function requestSchema(spec: Spec): Schema {
  const { members } = spec.request;
  return {
    ...object(
      `${spec.operation}Request`,
      Object.fromEntries(members.map((member) => [member.name, requestMember(member)])),
    ),
    required: members.filter(({ required }) => required).map(({ name }) => name),
    dependencies: dependencies(members),
    definitions: structures(spec, members),
  };
}

/** JSON Schema of a success. Unknown members are allowed at every depth: the service adds some over time. */
export function responseSchema(spec: Spec): Schema {
  const named = structures(spec, spec.response.members);
  return {
    ...object(`${spec.operation}Response`, propertiesOf(spec.response.members)),
    definitions: Object.fromEntries(
      Object.entries(named).map(([name, { additionalProperties: _, ...open }]) => [name, open]),
    ),
  };
}

function object(title: string, properties: Record<string, Schema>): Schema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, type: 'object', properties };
}

/** The structures that members refer to, through others too. */
function structures(spec: Spec, members: readonly Shape[]): Record<string, Schema> {
  const named = namesIn(members, spec);
  return Object.fromEntries(
    Object.entries(spec.structures)
      .filter(([name]) => named.has(name))
      .map(([name, { members: own }]) => {
        const properties = propertiesOf(own);
        return [name, { title: name, type: 'object', additionalProperties: false, properties }];
      }),
  );
}

function namesIn(shapes: readonly Shape[], spec: Spec, found = new Set<string>()): Set<string> {
  for (const { items, entries, structure, members } of shapes) {
    for (const one of [items, entries, structure]) {
      if (typeof one === 'object') namesIn([one], spec, found);
      if (typeof one !== 'string' || found.has(one)) continue;
      found.add(one);
      namesIn(spec.structures[one]?.members ?? [], spec, found);
    }
    namesIn(members ?? [], spec, found);
  }
  return found;
}

/** A timestamp is a number in JSON, a blob is text in Base64, and a document may be anything. */
const JSON_TYPES: Partial<Record<MemberType, string>> = {
  timestamp: 'number',
  blob: 'string',
  document: 'any',
};

function typed({ type, items, entries, structure, members }: Shape): Schema {
  if (type === 'list') return { type: 'array', items: inner(items) };
  if (type === 'map') return { type: 'object', additionalProperties: inner(entries) };
  if (structure !== undefined) return inner(structure);
  if (members !== undefined) return { type: 'object', properties: propertiesOf(members) };
  const named = JSON_TYPES[type] ?? type;
  return named === 'any' ? {} : { type: named };
}

function inner(shape: string | Shape | undefined): Schema {
  if (shape === undefined) return {};
  return typeof shape === 'string' ? { $ref: `#/definitions/${shape}` } : typed(shape);
}

function propertiesOf(members: readonly (Shape & { name: string })[]): Record<string, Schema> {
  return Object.fromEntries(members.map((member) => [member.name, typed(member)]));
}

function requestMember(member: RequestMember): Schema {
  // A rule that holds only sometimes says nothing about every value.
  const always = Object.entries(member.limits ?? {}).filter(([, { conditional }]) => !conditional);
  const { minLength, maxLength, maxItems }: Limits = Object.fromEntries(always);
  const patterns = (member.rules ?? []).filter(({ conditional }) => !conditional).flatMap(patternsOf);
  return {
    ...typed(member),
    ...(member.default ? { default: member.default.value } : {}),
    ...(member.examples ? { examples: member.examples.map(({ value }) => value) } : {}),
    ...(minLength ? { minLength: minLength.value } : {}),
    ...(maxLength ? { maxLength: maxLength.value } : {}),
    ...(maxItems ? { maxItems: maxItems.value } : {}),
    ...(patterns.length > 0
      ? { allOf: patterns.map(({ pattern, not }) => (not ? { not: { pattern } } : { pattern })) }
      : {}),
  };
}

/** Members that the page requires when another member is present. */
function dependencies(members: readonly RequestMember[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { name, requiredWith } of members) {
    for (const other of requiredWith?.value ?? []) found[other] = [...(found[other] ?? []), name];
  }
  return found;
}
