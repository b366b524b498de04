import { describe, expect, it } from 'vitest';
import { CannotJudge } from '../contract/errors.ts';
import { assertFormat } from './format.ts';

const read = (value: unknown) => () =>
  assertFormat(value, { file: 'a.json', format: 2, again: 'Run certify again.' });

describe('assertFormat', () => {
  it('takes the format that this version reads', () => {
    expect(read({ formatVersion: 2 })).not.toThrow();
  });

  it.each([1, 3])('refuses format %i with what to do', (formatVersion) => {
    expect(read({ formatVersion, suite: { version: '0.9.0' } })).toThrow(
      new CannotJudge(
        `a.json was written in format ${formatVersion} by version 0.9.0; this version reads format 2. Run certify again.`,
      ),
    );
    expect(read({ formatVersion })).toThrow(`a.json was written in format ${formatVersion}; this version`);
  });

  it.each([[null], [5], [[]], [{}], [{ formatVersion: '1' }]])(
    'leaves %j, which has no format, to its schema',
    (value) => {
      expect(read(value)).not.toThrow();
    },
  );
});
