import { describe, expect, it } from 'vitest';
import { parseJson } from './json.ts';

describe('parseJson', () => {
  it.each([
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}',
    String.raw`{"a":"\",\"a\":1,{","a:":"a","b":["a","a"]}`,
    '[]',
    '"a"',
  ])('reads %s', (text) => expect(parseJson(text, 'x')).toEqual(JSON.parse(text)));

  it.each([
    ['{"a":1,"b":2,"a":1}', '"a"'],
    ['[{"b":{"target":1 , "target" :2}}]', '"target"'],
    [`{"a":{"x":1},"a":1}`, '"a"'],
    [String.raw`{"a\"":1,"a\u0022":1}`, String.raw`"a\""`],
    ['{"__proto__":1,"__proto__":2}', '"__proto__"'],
  ])('refuses %s, which has a key twice', (text, key) => {
    expect(() => parseJson(text, 'file, line 3')).toThrow(`file, line 3 has the key ${key} twice.`);
  });
});
