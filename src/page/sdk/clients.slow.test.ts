import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../files/root.ts';
import type { TextClause } from '../clauses.ts';
import { deriveFromSdk } from '../derive.ts';
import { readOperation, type SdkOperation } from './client.ts';
import { findSdkPackage, operationsOf } from './package.ts';
import { membersOf, nameOf, type Schema } from './schema.ts';

const validate = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync(join(packageRoot(), 'spec/schemas/spec.schema.json'), 'utf8')) as object,
);

/** The words of a comment, read here and not by the product: tags away, boxes with their titles, signs of bullets away. */
function wordsIn(comment: string): string[] {
  const description = comment
    .replace(/^\s*\/\*\*|\*\/\s*$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .split(/^\s*@(?:public|internal|deprecated|example|enum)\b/m)[0];
  return wordsOf(
    (description ?? '')
      // Of no width: it is no word.
      .replaceAll('\u200B', '')
      .replace(/<(note|important)>/g, (_, box: string) => ` ${box[0]?.toUpperCase()}${box.slice(1)} `)
      .replace(/<\/?(?:p|ul|ol|li|dl|dt|dd|br|note|important|h\d|pre|div)\b[^>]*>/g, ' ')
      .replace(/<\/?(?:a|b|i|code|em|strong)(?: [^>]*)?>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '' && !/^[•*-]$/.test(word));
}

/** The words of the clauses of one place that come from a comment: neither heading nor label. */
function wordsAt(clauses: readonly TextClause[], place: string): string[] {
  const own = new RegExp(`^${place.replaceAll('.', '\\.')}\\.\\d+$`);
  return clauses.filter(({ id }) => own.test(id)).flatMap(({ text }) => wordsOf(text));
}

/** Every comment that belongs to an operation, by the place of its clauses. */
function commentsOf(sdk: SdkOperation, structures: readonly string[]): [place: string, comment: string][] {
  const comment = (owner: string, member: string) =>
    sdk.declared.get(owner)?.members.get(member)?.comment ?? `no comment on ${owner}.${member}`;
  const members = (prefix: string, schema: Schema): [string, string][] =>
    membersOf(schema).map(([name]) => [`${prefix}.${name}`, comment(nameOf(schema), name)]);
  const [description = '', ...errors] = sdk.comment.split(/^\s*\* @throws /m);
  return [
    ['overview', description.replace(/^ \* @example[\s\S]*/m, '')],
    ...members('request', sdk.input),
    ...members('response', sdk.output),
    ...errors.flatMap((text): [string, string][] => {
      const match = /^\{@link (\w+)\} \((?:client|server) fault\)\n([\s\S]*)/.exec(text);
      const [, name, words = ''] = match ?? [];
      if (name === undefined) return [];
      return [[`error.${name}`, words], ...members(`error.${name}`, sdk.errorSchema(name))];
    }),
    ...structures.flatMap((name): [string, string][] => [
      [`structure.${name}`, sdk.declared.get(name)?.comment ?? `no comment on ${name}`],
      ...[...(sdk.declared.get(name)?.members ?? [])]
        .filter(([member]) => !member.startsWith('$') && !/^(?:message|name)$/i.test(member))
        .map(([member, { comment: text }]): [string, string] => [`structure.${name}.${member}`, text]),
    ]),
  ];
}

describe.each([
  ['@aws-sdk/client-cloudtrail', 'CreateTrail', 60],
  ['@aws-sdk/client-kms', 'CreateKey', 50],
  ['@aws-sdk/client-cloudwatch-logs', 'PutLogEvents', 100],
  ['@aws-sdk/client-organizations', 'ListRoots', 55],
])('%s', (name, one, least) => {
  const operations = operationsOf(findSdkPackage(one, name));

  it(`derives all of its ${operations.length} operations and loses no word`, () => {
    expect(operations.length).toBeGreaterThanOrEqual(least);
    let words = 0;
    for (const operation of operations) {
      const { spec, clauses } = deriveFromSdk(operation, name);
      validate(spec);
      expect(validate.errors ?? [], operation).toEqual([]);
      const sdk = readOperation(operation, findSdkPackage(operation, name));
      for (const [place, comment] of commentsOf(sdk, Object.keys(spec.structures))) {
        const expected = wordsIn(comment);
        expect(wordsAt(clauses, place), `${operation} ${place}`).toEqual(expected);
        words += expected.length;
      }
    }
    expect(words).toBeGreaterThan(operations.length * 100);
    console.log(`${name}: ${operations.length} operations, ${words} words`);
  });
});
