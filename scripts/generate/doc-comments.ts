import type { JSONSchema } from 'json-schema-to-typescript';
import type { ClauseNotes } from '../../generated/clause-notes.ts';
import type { Limits, Shape, Spec } from '../../src/page/spec.ts';

/** A member as a spec has it; those of answers and structures have fewer facts. */
type Member = Shape & {
  name: string;
  clauses?: readonly string[];
  limits?: Limits;
  default?: { value: unknown };
};

const LIMITS: Readonly<Record<string, (value: unknown) => string>> = {
  minLength: (value) => `At least ${value} characters.`,
  maxLength: (value) => `At most ${value} characters.`,
  maxItems: (value) => `At most ${value} items.`,
};
/** Clauses about the form of an entry: type, heading, whether it is required. */
const OF_FORM = /\.(?:heading|type|required)$/;

/** Sentences that only lead to others, and examples. */
const AROUND = /^(?:Examples?\b|A worked example)|\bfollows?\.$/;

/**
 * The schema with a description of each member, from which its types get their doc comments: what it is, in the words of
 * clauses.yaml, its limits and its default, and the clauses that say so.
 * @param isNew whether a default counts; an operation that changes something keeps what is left out
 */
export function withDocComments(
  schema: Record<string, unknown>,
  kind: 'request' | 'response',
  spec: Spec,
  { clauses }: ClauseNotes,
  isNew: boolean,
): JSONSchema {
  const told = (members: readonly Member[], { properties = {}, ...rest }: JSONSchema): JSONSchema => ({
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, own]) => {
        const member = members.find((one) => one.name === name);
        const description = member && describeMember(member, clauses, isNew);
        // What stands beside a reference is not read.
        const inner = '$ref' in own ? { allOf: [own] } : own;
        return [name, description ? { ...inner, description } : own];
      }),
    ),
  });
  const definitions = Object.entries((schema.definitions ?? {}) as Record<string, JSONSchema>);
  return {
    ...told(spec[kind].members, schema as JSONSchema),
    definitions: Object.fromEntries(
      definitions.map(([name, own]) => [name, told(spec.structures[name]?.members ?? [], own)]),
    ),
  };
}

function describeMember(member: Member, notes: ClauseNotes['clauses'], isNew: boolean): string | undefined {
  const stated = (member.clauses ?? []).filter((id) => !OF_FORM.test(id) && notes[id]);
  const words = [...new Set(stated.map((id) => notes[id]?.description ?? ''))].filter(
    (one) => !AROUND.test(one),
  );
  const limits = Object.entries(member.limits ?? {}).flatMap(([name, { value, conditional }]) => {
    const limit = LIMITS[name]?.(value);
    return limit && !conditional ? [limit] : [];
  });
  const usual = member.default && isNew ? [`Default: ${member.default.value}.`] : [];
  const lines = [...words, ...new Set(limits), ...usual];
  if (lines.length === 0) return undefined;
  return [...lines, ...(stated.length > 0 ? ['', `Clauses: ${shorten(stated)}`] : [])].join('\n');
}

/** Ids of which only the last number differs, as the first one and the last number. */
function shorten(ids: readonly string[]): string {
  const [first = ''] = ids;
  const stem = first.slice(0, first.lastIndexOf('.') + 1);
  const last = ids.at(-1) ?? '';
  const isRow =
    ids.length > 2 &&
    ids.every((id) => id === `${stem}${id.slice(stem.length)}` && /^\d+$/.test(id.slice(stem.length)));
  return isRow ? `${first} to ${last.slice(stem.length)}` : ids.join(', ');
}
