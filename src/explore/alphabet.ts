import fc from 'fast-check';

export const LETTERS = [...'abcxyzABCXYZ0189'];
export const MARKS = [...'._-'];

/** An optional member: absent in one of three requests. */
export function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: 2 });
}
