import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashText, labelValue, makeClauses, withoutText } from './clauses.ts';
import { readLines } from './lines.ts';
import { labelled } from './testing/clause.ts';

const [heading] = readLines('Sign');
const made = (
  ...[section, member, at, text]: ['request' | 'errors' | 'seeAlso', string?, boolean?, string?]
) =>
  makeClauses(
    section,
    member,
    at ? heading : undefined,
    readLines(text ?? 'Hangs. Swings.\n• Rhyme. And sing'),
  );
const ids = (...args: Parameters<typeof made>) => made(...args).map(({ id, ordinal }) => [id, ordinal]);

describe('makeClauses', () => {
  it('gives one for the heading, for each sentence and for each whole bullet', () => {
    expect(made('request', 'Sign', true)).toEqual(
      [
        { id: 'request.Sign.heading', ordinal: 0, label: 'heading', text: 'Sign', line: 1, bullet: false },
        { id: 'request.Sign.1', ordinal: 1, text: 'Hangs.', line: 1, bullet: false },
        { id: 'request.Sign.2', ordinal: 2, text: 'Swings.', line: 1, bullet: false },
        { id: 'request.Sign.3', ordinal: 3, text: 'Rhyme. And sing', line: 2, bullet: true },
      ].map((one) => ({ section: 'request', member: 'Sign', sha256: hashText(one.text), ...one })),
    );
  });

  it('counts from 1 with a heading or without', () => {
    expect(ids('seeAlso', undefined, false)).toEqual([
      ['seeAlso.1', 1],
      ['seeAlso.2', 2],
      ['seeAlso.3', 3],
    ]);
    expect(ids('seeAlso', undefined, true, 'Look.')).toEqual([
      ['seeAlso.heading', 0],
      ['seeAlso.1', 1],
    ]);
  });

  it('leaves out absent keys', () => {
    const [one] = made('seeAlso', undefined, false, 'Look.');
    expect(one).not.toHaveProperty('member');
    expect(one).not.toHaveProperty('label');
  });

  it('uses the prefix error for the section errors', () => {
    expect(ids('errors', 'SignException', false, 'It hurts.')).toEqual([['error.SignException.1', 1]]);
  });

  it.each([
    ['Type: String', 'type'],
    ['Required: No', 'required'],
    ['Array Members: Many. Or few.', 'items'],
    ['Length Constraints: Long.', 'length'],
    ['HTTP Status Code: 400', 'status'],
    ['The Type: String', '1'],
  ])('names the clause of %j after its label, if any: %s', (line, end) => {
    expect(ids('request', 'Sign', false, line)).toEqual([[`request.Sign.${end}`, 1]]);
  });

  it('refuses a repeated label, at the second', () => {
    expect(() => made('request', 'Sign', true, 'Type: String\n\nType: Boolean')).toThrow(
      "request, line 3: 'Type: Boolean' repeats a line of Sign. Keep one.",
    );
    expect(() => made('seeAlso', undefined, true, 'Type: String\nType: String')).toThrow(
      "seeAlso, line 2: 'Type: String' repeats a line of seeAlso. Keep one.",
    );
  });
});

describe('hashText', () => {
  it('is the first 16 digits of the SHA-256 of the words joined by single spaces', () => {
    const hash = createHash('sha256').update('One two').digest('hex').slice(0, 16);
    for (const text of ['One two', ' One \n\t two ']) expect(hashText(text)).toBe(hash);
  });
});

describe('labelValue', () => {
  it('is the text after the first colon', () => {
    expect(labelValue(labelled('type', 'Type:  String: or so '))).toBe('String: or so');
  });
});

describe('withoutText', () => {
  it("keeps none of the page's words", () => {
    const [one] = made('seeAlso', undefined, false, 'Look.');
    expect(one && withoutText(one)).toEqual({
      id: 'seeAlso.1',
      section: 'seeAlso',
      ordinal: 1,
      sha256: hashText('Look.'),
    });
  });
});
