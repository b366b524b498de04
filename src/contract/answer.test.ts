import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isTooDeep, parseObject, readAnswer } from './answer.ts';

const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const decoded = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('a packed answer is named as such', () => {
  const packed = 'which this client did not ask for';
  it.each([
    ['gzip', {}, decoded(gzipSync('{"Name":"a"}'))],
    ['deflate', {}, decoded(deflateSync('{"Name":"a"}'))],
    ['br', { 'content-encoding': 'br' }, '\u000b\u0005\ufffd{'],
    ['gzip', { 'content-encoding': 'GZIP' }, ''],
  ])('%s', (name, headers, body) => {
    const reason = `the answer is packed with ${name}, ${packed}`;
    expect(readAnswer({ status: 200, headers, body })).toEqual({ kind: 'unreadable', reason });
    expect(readAnswer({ status: 400, headers, body })).toEqual({ kind: 'unreadable', reason });
  });

  it('but not where it can be read', () => {
    const answer = { status: 200, headers: { 'content-encoding': 'identity' }, body: '{}' };
    expect(readAnswer(answer)).toEqual({ kind: 'accepted', output: {} });
    expect(readAnswer({ ...answer, body: '<html>' })).toMatchObject({
      reason: 'status 200 with a body that is not a JSON object',
    });
  });
});

it('times in finer steps than the SDK has are read as it reads them', () => {
  const body =
    '{"StartLoggingTime":1795819529.0771234,"StopLoggingTime":1795819529.0689999,"Count":1.23456,"Whole":1795819529}';
  expect(readAnswer({ status: 200, headers: {}, body })).toEqual({
    kind: 'accepted',
    output: {
      StartLoggingTime: 1795819529.077,
      StopLoggingTime: 1795819529.069,
      Count: 1.23456,
      Whole: 1795819529,
    },
  });
});

describe('a success without a body', () => {
  const empty = { status: 200, headers: {}, body: '' };
  it('is as good as {} where the answer has no members', () => {
    expect(readAnswer(empty, true)).toEqual({ kind: 'accepted', output: {} });
    expect(readAnswer(empty)).toMatchObject({ kind: 'unreadable' });
  });

  it.each([{ status: 400 }, { body: '[]' }, { body: ' ' }, { headers: { 'content-encoding': 'br' } }])(
    'is not what %j is',
    (other) => {
      expect(readAnswer({ ...empty, ...other }, true)).toMatchObject({ kind: 'unreadable' });
    },
  );
});

describe('a body with too many levels', () => {
  it('is no object, and the reason is named', () => {
    expect(parseObject(nested(64))).toBeDefined();
    expect(parseObject(nested(65))).toBeUndefined();
    expect(readAnswer({ status: 200, headers: {}, body: nested(10_000) })).toEqual({
      kind: 'unreadable',
      reason: 'the body has more than 64 levels',
    });
  });

  it.each([
    JSON.stringify({ a: '['.repeat(100) }),
    JSON.stringify({ a: '"'.repeat(3) + '{'.repeat(100) }),
    JSON.stringify(Array.from({ length: 1_000 }, () => ({ a: [] }))),
  ])('is told from brackets in strings and beside each other: %#', (text) => {
    expect(isTooDeep(text)).toBe(false);
  });
});
