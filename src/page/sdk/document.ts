import { PageError } from '../error.ts';
import type { Line, Role } from '../lines.ts';
import type { SdkOperation } from './client.ts';
import { readComment, wordsOf } from './comment.ts';
import type { DeclaredMember } from './declarations.ts';
import { isRequired, membersOf, nameOf, type Schema, structuresIn, syntaxOf, typeWords } from './schema.ts';

/**
 * The lines of the page on an operation, as far as its client package documents it: the words from the comments, and labelled
 * lines for what the schemas tell. The structures, which have pages of their own, are at the end.
 */
export function documentLines(sdk: SdkOperation): Line[] {
  const { html, deprecated, errors } = readComment(sdk.comment);
  const lines = [
    line(`${sdk.operation} - AWS ${sdk.service}`),
    line(sdk.operation),
    ...deprecatedLine(deprecated),
    ...wordsOf(html),
    ...section('Request Syntax', syntaxLines(sdk.input)),
    ...section('Request Parameters', memberLines(sdk, sdk.input, 'entry', true)),
    ...section('Response Syntax', syntaxLines(sdk.output)),
    ...section('Response Elements', [
      line('HTTP Status Code: 200', 'label'),
      ...memberLines(sdk, sdk.output, 'entry', false),
    ]),
    ...section(
      'Errors',
      errors.flatMap(([name, words]) => errorLines(sdk, name, words)),
    ),
    ...section(
      'Structures',
      structuresOf(sdk).flatMap((schema) => structureLines(sdk, schema)),
    ),
  ];
  return lines.map((each, index) => ({ ...each, number: index + 1 }));
}

/** The number of a line is given to it at the end. */
function line(text: string, role?: Role): Line {
  return { text, number: 0, bullet: false, ...(role === undefined ? {} : { role }) };
}

function section(title: string, lines: Line[]): Line[] {
  return lines.length === 0 ? [] : [line(title, 'section'), ...lines];
}

function syntaxLines(schema: Schema): Line[] {
  return membersOf(schema).length === 0 ? [] : [line(syntaxOf(schema), 'words')];
}

function structuresOf({ input, output }: SdkOperation): Schema[] {
  const found = new Map<string, Schema>();
  for (const [, member] of [input, output].flatMap(membersOf)) structuresIn(member, found);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, schema]) => schema);
}

function structureLines(sdk: SdkOperation, schema: Schema): Line[] {
  const { html, deprecated } = readComment(sdk.declared.get(nameOf(schema))?.comment ?? '');
  return [
    line(nameOf(schema), 'entry'),
    ...deprecatedLine(deprecated),
    ...wordsOf(html),
    ...(schema.isUnionSchema() ? [line('Type: Union', 'label')] : []),
    ...memberLines(sdk, schema, 'part', true),
  ];
}

/** @param tellRequired whether to tell which are required, which a page does for a request only */
function memberLines(
  sdk: SdkOperation,
  schema: Schema,
  role: 'entry' | 'part',
  tellRequired: boolean,
): Line[] {
  return membersOf(schema).flatMap(([name, member]) => [
    line(name, role),
    ...described(sdk, member, declaredMember(sdk, nameOf(schema), name)),
    ...(tellRequired ? [line(`Required: ${isRequired(schema, name) ? 'Yes' : 'No'}`, 'label')] : []),
  ]);
}

function described(sdk: SdkOperation, schema: Schema, { comment, type }: DeclaredMember): Line[] {
  const { html, deprecated } = readComment(comment);
  const values = (type.match(/[A-Z]\w*/g) ?? []).flatMap((name) => sdk.valuesOf(name) ?? []);
  const what = schema.isMapSchema() ? 'Valid Keys' : 'Valid Values';
  return [
    ...deprecatedLine(deprecated),
    ...wordsOf(html),
    line(`Type: ${typeWords(schema)}`, 'label'),
    ...(values.length === 0 ? [] : [line(`${what}: ${values.join(' | ')}`, 'label')]),
  ];
}

/**
 * In the JSON protocols an error has the status 400, or 500 where the service is at fault, whatever status the model has.
 */
function errorLines(sdk: SdkOperation, name: string, html: string): Line[] {
  const schema = sdk.errorSchema(name);
  const { error, httpError } = schema.getMergedTraits() as { error?: string; httpError?: number };
  const byFault = error === 'server' ? 500 : 400;
  const { deprecated } = readComment(sdk.declared.get(name)?.comment ?? '');
  return [
    line(name, 'entry'),
    ...deprecatedLine(deprecated),
    ...wordsOf(html),
    ...membersOf(schema).flatMap(([member, type]) => [
      line(member, 'part'),
      ...described(sdk, type, declaredMember(sdk, name, member)),
    ]),
    line(`HTTP Status Code: ${sdk.isJson ? byFault : (httpError ?? byFault)}`, 'label'),
  ];
}

function deprecatedLine(words: string | undefined): Line[] {
  if (words === undefined) return [];
  return [line(`Deprecated: ${/^(?:deprecated\.?)?$/i.test(words) ? 'Yes' : words}`, 'label')];
}

function declaredMember({ declared }: SdkOperation, owner: string, name: string): DeclaredMember {
  const member = declared.get(owner)?.members.get(name);
  if (member !== undefined) return member;
  throw new PageError('source', 0, `the declarations of the package have no member ${owner}.${name}.`);
}
