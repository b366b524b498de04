import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digest } from './canonical.ts';

describe('canonicalJson', () => {
  it('sorts keys at every level and leaves out what JSON has no word for', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: null, 10: 'x', 9: '"' })).toBe(
      '{"10":"x","9":"\\"","a":null,"b":[{"d":1}]}',
    );
    expect(canonicalJson([undefined, 'é'])).toBe('[null,"é"]');
  });

  it('is JSON of the same data, and the same after a round trip', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

describe('digest', () => {
  it('is the SHA-256 of the canonical text', () => {
    expect(digest({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(digest({ a: 1, b: 2 })).toBe(digest({ b: 2, a: 1 }));
    expect(digest({ a: 1 })).not.toBe(digest({ a: '1' }));
  });
});
