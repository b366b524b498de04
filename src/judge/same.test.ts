import { describe, expect, it } from 'vitest';
import { isoSecond, isSame, timesName, timesOf, without } from './same.ts';

describe('isSame', () => {
  it.each([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [[{ Key: 'a' }, { Key: 'b' }], [{ Key: 'b' }, { Key: 'a' }], true],
    [[1, 1, 2], [1, 2, 2], false],
    [{ a: undefined }, {}, true],
    [{ a: null }, {}, true],
    [{ a: '' }, {}, false],
    [{ a: [] }, { a: {} }, false],
    ['1', 1, false],
    [undefined, undefined, true],
  ])('%j and %j: %s', (one, other, same) => expect(isSame(one, other)).toBe(same));
});

it('leaves members out at the top only, and nothing out of what has none', () => {
  expect(without({ a: 1, b: { a: 2 } }, ['a'])).toEqual({ b: { a: 2 } });
  expect(without('text', ['a'])).toBe('text');
  expect(without(undefined, ['a'])).toBeUndefined();
});

it('gives a call two seconds at either end, and wants its times', () => {
  const captured = { [timesName('start')]: { sent: 100, answered: 101 } };
  expect(timesOf('start', captured)).toEqual([98, 103]);
  expect(() => timesOf('stop', captured)).toThrow('stop');
});

it('writes a time as text to the second, and no text for what is none', () => {
  expect(isoSecond(1_789_319_538.551)).toBe('2026-09-13T17:12:18Z');
  expect(isoSecond(Number.NaN)).toBeUndefined();
});
