import { describe, expect, it } from 'vitest';
import type { Exchange } from '../contract/exchange.ts';
import { cut, show, showOutcome } from './show.ts';

describe('show', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['a', '"a"'],
    [{ a: [1] }, '{"a":[1]}'],
  ])('shows %j as %s', (value, shown) => expect(show(value)).toBe(shown));

  it('shows a value that JSON lacks', () => expect(show(Symbol('s'))).toBe('Symbol(s)'));

  it('cuts after 160 characters, or after as many as asked for', () => {
    expect(show('x'.repeat(158))).toBe(`"${'x'.repeat(158)}"`);
    expect(show('x'.repeat(159))).toBe(`"${'x'.repeat(159)}… (161 characters)`);
    expect(show('xyz', 2)).toBe('"x… (5 characters)');
  });
});

it('cut leaves a short text alone', () => expect(cut('abc', 3)).toBe('abc'));

describe('showOutcome', () => {
  const answer = { status: 400, headers: {}, body: '' };
  it.each<[Pick<Exchange, 'answer' | 'seen'>, string]>([
    [{ answer, seen: { kind: 'accepted', output: {} } }, '400 accepted'],
    [{ answer, seen: { kind: 'rejected', code: 'BadException' } }, '400 BadException'],
    [{ answer, seen: { kind: 'unreadable', reason: 'HTML' } }, '400 unreadable answer (HTML)'],
    [{ seen: { kind: 'no-answer', reason: 'ECONNREFUSED' } }, 'no answer (ECONNREFUSED)'],
    [{ seen: { kind: 'rejected', code: 'X' } }, 'X'],
  ])('shows outcome %#', (exchange, shown) => expect(showOutcome(exchange)).toBe(shown));
});
