type Schema = Record<string, unknown>;

/** Members of a success that the documents have: `true` where no structure is below. */
type Members = true | { list: Members } | { members: Record<string, Members> };

/** The module with the known members of each operation's success, for a judge that reads no schemas. */
export function knownMembersModule(
  shapes: Readonly<Record<string, Schema>>,
  operations: readonly string[],
  banner: string,
): string {
  const rows = operations.map((operation) => {
    const schema = shapes[`${operation}Response`] ?? {};
    return `  ${operation}: ${JSON.stringify(membersOf(schema, schema.definitions as Record<string, Schema>))},\n`;
  });
  return [
    banner,
    '/** Members that the documents have: `true` where no structure is below. */',
    'export type KnownMembers =',
    '  | true',
    '  | { readonly list: KnownMembers }',
    '  | { readonly members: Readonly<Record<string, KnownMembers>> };',
    '',
    '/** The members of the success of each operation. */',
    `export const KNOWN_MEMBERS: Readonly<Record<string, KnownMembers>> = {\n${rows.join('')}};`,
    '',
  ].join('\n');
}

function membersOf({ $ref, items, properties }: Schema, definitions: Record<string, Schema>): Members {
  if (typeof $ref === 'string')
    return membersOf(definitions[$ref.split('/').at(-1) ?? ''] ?? {}, definitions);
  if (items !== undefined) {
    const list = membersOf(items as Schema, definitions);
    return list === true ? true : { list };
  }
  if (properties === undefined) return true;
  const named = Object.entries(properties as Record<string, Schema>);
  return { members: Object.fromEntries(named.map(([name, one]) => [name, membersOf(one, definitions)])) };
}
