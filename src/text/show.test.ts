import { describe, expect, it } from 'vitest';
import { answered } from '../contract/result.ts';
import { accepted, exchange, rejected, silent } from '../judge/testing/samples.ts';
import { describeAnswer, show } from './show.ts';

describe('show', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['a', '"a"'],
    [{ a: [1] }, '{"a":[1]}'],
  ])('shows %j as %s', (value, shown) => expect(show(value)).toBe(shown));

  it('shows a value that JSON lacks', () => expect(show(Symbol('s'))).toBe('Symbol(s)'));

  it('cuts what is longer than 160 characters, and writes how long it was', () => {
    expect(show('x'.repeat(158))).toBe(`"${'x'.repeat(158)}"`);
    expect(show('x'.repeat(159))).toBe(`"${'x'.repeat(159)}… (161 characters)`);
    expect(show('xyz', 2)).toBe('"x… (5 characters)');
  });
});

describe('describeAnswer', () => {
  it.each([
    [accepted(), '200 accepted'],
    [rejected('BadException'), '400 BadException'],
    [exchange({ kind: 'unreadable', reason: 'HTML' }), '200 unreadable answer (HTML)'],
    [silent(), 'no answer (ECONNREFUSED)'],
    [exchange({ kind: 'rejected', code: 'X' }, { answer: undefined }), 'X'],
  ])('case %#', (one, shown) => expect(describeAnswer(answered(one))).toBe(shown));
});
