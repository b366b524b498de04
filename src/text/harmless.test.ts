import { describe, expect, it } from 'vitest';
import { cell, harmless, plain, visible } from './harmless.ts';

describe('visible', () => {
  it.each([
    ['a\nb\tc', 'a\nb\tc'],
    ['\u001b[31m', '␛[31m'],
    ['\u007f', '␡'],
    ['a\u202eb', 'a‹U+202E›b'],
  ])('writes out what a reader can not see: %j', (text, shown) => expect(visible(text)).toBe(shown));

  it('cuts a long text and names the file that has all of it', () =>
    expect(visible('abcdef', 3)).toBe('abc… (6 characters in all, see exchanges.jsonl)'));
});

it('harmless treats each string in a value, and the names of members', () =>
  expect(harmless({ 'a\u0000': ['\u001b', 1, null] })).toEqual({ 'a␀': ['␛', 1, null] }));

it('plain makes one line', () => {
  expect(plain('a\n  b\tc')).toBe('a b c');
  expect(plain('abcdef', 3)).toBe('abc…');
});

it('cell leaves no markup', () => expect(cell('a|b\n<i>*c*')).toBe('a\\|b \\<i\\>\\*c\\*'));
