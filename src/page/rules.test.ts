import { describe, expect, it } from 'vitest';
import { readRules } from './rules.ts';
import { clause } from './testing/clause.ts';

const leadIn = clause('It obeys the following requirements:');
const bullet = (text: string) => clause(text, { bullet: true, id: 'request.Label.2' });
/** The rule that one bullet under the lead-in states. */
const rule = (text: string) => readRules([leadIn, bullet(text)])?.[0];
const rest = { clause: 'request.Label.2' };

describe('readRules', () => {
  it('reads bullets under a lead-in, and no others', () => {
    expect(readRules([clause('Choose:'), bullet('Rhyme')])).toBeUndefined();
    expect(readRules([bullet('Rhyme')])).toBeUndefined();
    expect(readRules([leadIn, bullet('Rhyme'), clause('Or so:'), bullet('Sing')])).toEqual([
      { kind: 'unread', ...rest },
    ]);
    expect(readRules([clause('These requirements: none.'), bullet('Rhyme')])).toBeUndefined();
  });

  it('marks rules that hold only under a condition', () => {
    const condition = clause('If Label is a name, it must meet the following requirements:');
    expect(readRules([condition, bullet('Rhyme')])).toEqual([{ kind: 'unread', ...rest, conditional: true }]);
    expect(readRules([leadIn, bullet('Rhyme')])).toEqual([{ kind: 'unread', ...rest }]);
  });

  it('ignores lengths, which are limits', () => {
    expect(rule('Be between 2 and 3 characters')).toBeUndefined();
    expect(rule('Have characters that rhyme')).toEqual({ kind: 'unread', ...rest });
  });

  it('reads the allowed characters from the brackets', () => {
    const text = 'Consist only of letters (a-z,  A-Z), numbers (0-9), or dashes (-)';
    expect(rule(text)).toEqual({ kind: 'charset', chars: 'a-zA-Z0-9-', ...rest });
    expect(rule('Consist only of letters (a-z A-Z)')).toEqual({ kind: 'charset', chars: 'a-zA-Z', ...rest });
  });

  it.each([
    ['letters (a-z, A-Z), numbers (0-9), dashes (-), or spaces ( )', 'a-zA-Z0-9 -'],
    ['lowercase letters, numbers, and underscores', 'a-z0-9_'],
    ['uppercase letters or any digit', 'A-Z0-9'],
    ['alphanumeric characters and spaces.', 'a-zA-Z0-9 '],
    ['brackets (]), carets (^), backslashes (\\)', '\\]\\^\\\\'],
  ])('reads the allowed characters %j as [%s]', (list, chars) => {
    const read = rule(`Contain only ${list}`);
    expect(read).toEqual({ kind: 'charset', chars, ...rest });
    expect(() => new RegExp(`^[${chars}]*$`, 'u')).not.toThrow();
  });

  it.each([
    ['letters (a-z), vowels', 'vowels'],
    ['letters (a-z). At night spaces too', 'letters (a-z). At night spaces too'],
    ['letters (for example, a)', 'letters (for example, a)'],
    ['letters (a-z) that rhyme', 'letters (a-z) that rhyme'],
  ])('refuses the allowed characters %j', (list, what) => {
    expect(() => rule(`Contain only ${list}`)).toThrow(`'${what}' is an unknown kind of character.`);
  });

  it('refuses a lead-in without bullets, because they were lost', () => {
    const lost =
      'request, line 7: the requirements of Label have no bullets. Copy the page with its bullets, as UTF-8.';
    expect(() => readRules([leadIn])).toThrow(lost);
    expect(() => readRules([leadIn, clause('Rhyme')])).toThrow(lost);
  });

  it('reads no charset from a bullet without characters', () => {
    expect(rule('Be the only one')).toEqual({ kind: 'unread', ...rest });
    expect(rule('Consist of letters (a-z)')).toEqual({ kind: 'unread', ...rest });
    expect(rule('Be lonely (a-z)')).toEqual({ kind: 'unread', ...rest });
  });

  it('reads what a value starts and ends with', () => {
    const edges = { kind: 'edges', start: 'a-zA-Z', end: 'a-zA-Z0-9', ...rest };
    expect(rule('Start with a letter, and end with a letter or number')).toEqual(edges);
    expect(rule('Start with a letter and end with a letter, or digit')).toEqual(edges);
  });

  it('reads disallowed neighbours, with the examples', () => {
    expect(
      rule('Have no adjacent periods, underscores, or dashes. Names like a..b, a.-b, and a--b are not valid'),
    ).toEqual({ kind: 'noAdjacent', chars: '._-', examples: ['a..b', 'a.-b', 'a--b'], ...rest });
    expect(rule('Have no adjacent periods. At night that is fine.')).toEqual({ kind: 'unread', ...rest });
    expect(rule('Have no adjacent hyphens')).toEqual({
      kind: 'noAdjacent',
      chars: '-',
      examples: [],
      ...rest,
    });
  });

  it('reads that a value must not be an IP address, with the examples', () => {
    const address = (text: string) => rule(text);
    expect(address('Not look like an IP address (say, 10.11.12.13 or 1.2.3.4)')).toEqual({
      kind: 'notIpAddress',
      examples: ['10.11.12.13', '1.2.3.4'],
      ...rest,
    });
    expect(address('Not look like an IP address')).toEqual({ kind: 'notIpAddress', examples: [], ...rest });
    expect(address('Look like an IP address')).toEqual({ kind: 'unread', ...rest });
    expect(address('Not look like an IP address, but at night')).toEqual({ kind: 'unread', ...rest });
  });

  it.each([
    ['letter', 'a-zA-Z'],
    ['letters', 'a-zA-Z'],
    ['number', '0-9'],
    ['numbers', '0-9'],
    ['digit', '0-9'],
    ['digits', '0-9'],
    ['period', '.'],
    ['periods', '.'],
    ['underscore', '_'],
    ['underscores', '_'],
    ['dash', '-'],
    ['dashes', '-'],
    ['hyphen', '-'],
    ['Hyphens', '-'],
    ['spaces', ' '],
    ['lowercase letters', 'a-z'],
    ['upper-case letters', 'A-Z'],
    ['ASCII letters', 'a-zA-Z'],
    ['alphanumeric characters', 'a-zA-Z0-9'],
  ])('knows the kind of character %s', (word, chars) => {
    expect(rule(`Have no adjacent ${word}`)).toMatchObject({ chars });
  });

  it.each(['vowels', 'newsletters', 'unnumbered', 'dashing', 'periodic', 'small letters'])(
    'refuses the kind of character %s',
    (word) => {
      expect(() => rule(`Have no adjacent periods or ${word}`)).toThrow(
        `request, line 7: '${word}' is an unknown kind of character. Add it to the classes in src/page/charset.ts.`,
      );
    },
  );
});
