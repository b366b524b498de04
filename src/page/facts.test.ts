import { describe, expect, it } from 'vitest';
import {
  isOutOfUse,
  readDefault,
  readExamples,
  readRequired,
  readRequiredWith,
  readStatus,
  readType,
} from './facts.ts';
import { clause, labelled } from './testing/clause.ts';

const type = (words: string) => readType([clause('Label'), labelled('type', `Type: ${words}`)]);
const status = (words: string) => readStatus([labelled('status', `HTTP Status Code: ${words}`)]);

describe('readType', () => {
  it.each<[words: string, shape: object]>([
    ['String', { type: 'string' }],
    ['Boolean', { type: 'boolean' }],
    ['Integer', { type: 'number', format: 'integer' }],
    ['Long', { type: 'number', format: 'long' }],
    ['Float', { type: 'number', format: 'float' }],
    ['Double', { type: 'number', format: 'double' }],
    ['Number', { type: 'number' }],
    ['Timestamp', { type: 'timestamp' }],
    ['Base64-encoded binary data object', { type: 'blob' }],
    ['JSON value', { type: 'document' }],
    ['Spice object', { type: 'structure', structure: 'Spice' }],
    ['Array of Spice objects', { type: 'list', items: 'Spice' }],
    ['Array of strings', { type: 'list', items: { type: 'string' } }],
    ['Array of Base64-encoded binary data objects', { type: 'list', items: { type: 'blob' } }],
    [
      'Array of arrays of integers',
      { type: 'list', items: { type: 'list', items: { type: 'number', format: 'integer' } } },
    ],
    ['Array of arrays of Spice objects', { type: 'list', items: { type: 'list', items: 'Spice' } }],
    ['Array of string to string maps', { type: 'list', items: { type: 'map', entries: { type: 'string' } } }],
    ['String to string map', { type: 'map', entries: { type: 'string' } }],
    ['String to Spice object map', { type: 'map', entries: 'Spice' }],
    ['String to array of strings map', { type: 'map', entries: { type: 'list', items: { type: 'string' } } }],
  ])('knows %s', (words, shape) => {
    expect(type(words)).toEqual(shape);
  });

  it.each([
    'Colour',
    'An Array of Spice objects',
    'Array of Spice objects or so',
    'Array of objects',
    'Array of',
    'String to colour map',
    'Two words object',
  ])('refuses %s, at its line', (words) => {
    expect(() => type(words)).toThrow(
      `request, line 7: '${words}' is an unknown type of Label. Known: String, Boolean, Integer,`,
    );
  });

  it('refuses a member without a type, at its heading', () => {
    expect(() => readType([clause('Label', { line: 3 }), clause('Type')])).toThrow(
      "request, line 3: Label has no type. Add a line 'Type: String', or check that the page is complete.",
    );
  });
});

describe('readRequired', () => {
  const required = (words: string) => readRequired([labelled('required', `Required: ${words}`)]);

  it('is Yes or No', () => {
    expect([required('Yes'), required('No')]).toEqual([true, false]);
    expect(() => required('Often')).toThrow(
      "request, line 7: 'Required' of Label is 'Often'. Write Yes or No.",
    );
  });

  it('refuses a member without Required', () => {
    expect(() => readRequired([clause('Label')])).toThrow(
      "Label has neither 'Required: Yes' nor 'Required: No'. Add it, or check that the page is complete.",
    );
  });
});

describe('readStatus', () => {
  it('is three digits', () => {
    expect([status('400'), status('100'), status('599')]).toEqual([400, 100, 599]);
  });

  it.each(['600', '099', '1400', '4000', '40', 'many', ''])('is not %j', (words) => {
    expect(() => status(words)).toThrow(`An HTTP status has three digits, such as 400, got '${words}'.`);
  });

  it('refuses an error without a status', () => {
    expect(() => readStatus([clause('Label')])).toThrow(
      "Label has no HTTP status. Add 'HTTP Status Code: N', or check that the page is complete.",
    );
  });
});

describe('readDefault', () => {
  it.each([
    ['The default is true.', true],
    ['The Default value is False, mostly.', false],
    ['By default it is true.', undefined],
    ['The default is trueish.', undefined],
    ['Its nondefault is true.', undefined],
  ])('reads %j as %s', (text, value) => {
    const fact = value === undefined ? undefined : { value, clause: 'request.Label.1' };
    expect(readDefault([clause('Label', { id: 'request.Label.heading' }), clause(text)])).toEqual(fact);
  });
});

describe('readRequiredWith', () => {
  it.each([
    ['Not required unless you specify Sign.', ['Sign']],
    ['Not required unless you specify Sign', ['Sign']],
    ['Not required unless you also specify Sign or Key.', ['Sign', 'Key']],
    ['Not required unless you specify Sign, Key, or Owner.', ['Sign', 'Key', 'Owner']],
    ['Not required unless you specify Sign and Key.', ['Sign', 'Key']],
    ['Not required.', undefined],
  ])('reads %j as %j', (text, value) => {
    const fact = value && { value, clause: 'request.Label.1' };
    expect(readRequiredWith([clause('Label', { id: 'request.Label.heading' }), clause(text)])).toEqual(fact);
  });
});

describe('isOutOfUse', () => {
  it.each([
    ['This field is no longer in use.', true],
    ['This error is no longer used.', true],
    ['This error has been deprecated.', true],
    ['This field is deprecated: use another.', true],
    ['In short: This field is deprecated.', false],
    ['This old field is deprecated.', false],
    ['This field is no longer useful.', false],
    ['Use this field.', false],
  ])('for %j is %s', (text, outOfUse) => {
    expect(isOutOfUse([clause('Label'), clause(text)])).toBe(outOfUse);
  });
});

describe('readExamples', () => {
  const examples = (...clauses: Parameters<typeof readExamples>[0]) =>
    readExamples(clauses)?.map(({ value }) => value);

  it('are bullets with one word, and lines with one word of more than letters', () => {
    expect(examples(clause('door', { bullet: true }), clause('urn:door:12'), clause('Note:'))).toEqual([
      'door',
      'urn:door:12',
    ]);
  });

  it('are not sentences or labelled lines', () => {
    expect(examples(clause('Front door', { bullet: true }), labelled('type', 'Type:a-b'))).toBeUndefined();
  });
});
