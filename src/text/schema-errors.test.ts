import { describe, expect, it } from 'vitest';
import { describeErrors } from './schema-errors.ts';

describe('describeErrors', () => {
  const error = { keyword: '', schemaPath: '', instancePath: '/needs/key', params: {} };

  it('names each place and what is wrong there', () => {
    expect(
      describeErrors([
        { ...error, message: 'must be string' },
        { ...error, instancePath: '', message: 'must be object' },
      ]),
    ).toBe('/needs/key must be string; the whole file must be object');
  });

  it('names the unknown key', () => {
    expect(describeErrors([{ ...error, message: 'is odd', params: { additionalProperty: 'x' } }])).toBe(
      '/needs/key is odd (x)',
    );
  });

  it('has a message where the validator gives none', () => {
    expect(describeErrors([error])).toBe('/needs/key is wrong');
  });
});
