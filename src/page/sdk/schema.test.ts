import { describe, expect, it } from 'vitest';
import { isRequired, membersOf, schemaOf, structuresIn, syntaxOf, typeWords } from './schema.ts';

/** Static schemas as a client package exports them: kind, namespace, name, traits, members, types, count of required. */
const SPICE = [3, 'ns', 'Spice', 0, ['Word', 'Hot'], [0, 2], 1];
const NODE: unknown[] = [
  3,
  'ns',
  'Node',
  0,
  ['name', 'children'],
  [0, () => [1, 'ns', 'Nodes', 0, () => NODE]],
];
const BURNED = [-3, 'ns', 'BurnedException', { error: 'server' }, ['message', 'reason'], [0, 0]];
const KIOSK = [
  3,
  'ns',
  'Kiosk',
  0,
  ['spices', 'prices', 'since', 'stamp', 'open', 'any', 'burned', 'size', 'words', 'rows'],
  [
    () => [1, 'ns', 'Spices', 0, () => SPICE],
    () => [2, 'ns', 'Prices', 0, 0, 1],
    4,
    21,
    2,
    15,
    () => BURNED,
    1,
    64,
    () => [1, 'ns', 'Rows', 0, () => [2, 'ns', 'Row', 0, 0, 0]],
  ],
];
const kiosk = schemaOf(KIOSK);

describe('a schema of the SDK', () => {
  it('names each type as a page does', () => {
    expect(membersOf(kiosk).map(([name, schema]) => [name, typeWords(schema)])).toEqual([
      ['any', 'JSON value'],
      ['burned', 'BurnedException object'],
      ['open', 'Boolean'],
      ['prices', 'String to number map'],
      ['rows', 'Array of string to string maps'],
      ['since', 'Timestamp'],
      ['size', 'Number'],
      ['spices', 'Array of Spice objects'],
      ['stamp', 'Base64-encoded binary data object'],
      ['words', 'Array of strings'],
    ]);
  });

  it('shows each type as a syntax block does, and a structure inside itself by its name', () => {
    expect(syntaxOf(kiosk)).toBe(
      '{ "any": JSON value, "burned": { "reason": "string" }, "open": boolean, "prices": { "string": number }, "rows": [ { "string": "string" } ], "since": number, "size": number, "spices": [ { "Hot": boolean, "Word": "string" } ], "stamp": blob, "words": [ "string" ] }',
    );
    expect(syntaxOf(schemaOf(NODE))).toBe('{ "children": [ "Node" ], "name": "string" }');
  });

  it('knows which members are required, and leaves out the message of an error', () => {
    expect(['Word', 'Hot'].map((name) => isRequired(schemaOf(SPICE), name))).toEqual([true, false]);
    expect(isRequired(schemaOf(NODE), 'name')).toBe(false);
    expect(membersOf(schemaOf(BURNED)).map(([name]) => name)).toEqual(['reason']);
  });

  it('finds the structures inside, each once', () => {
    expect([...structuresIn(kiosk).keys()]).toEqual(['Kiosk', 'BurnedException', 'Spice']);
    expect([...structuresIn(schemaOf(NODE)).keys()]).toEqual(['Node']);
  });
});
