import { describe, expect, it } from 'vitest';
import type { TextClause } from './clauses.ts';
import { readLimits, statesLength } from './limits.ts';
import { clause, labelled } from './testing/clause.ts';

/** The limits as values by name. */
const limits = (...clauses: TextClause[]) =>
  Object.fromEntries(Object.entries(readLimits(clauses) ?? {}).map(([name, { value }]) => [name, value]));

describe('readLimits', () => {
  it.each([
    ['Be between 3 and 1,024 characters', { minLength: 3, maxLength: 1024 }],
    ['Between 3 and 5 Characters.', { minLength: 3, maxLength: 5 }],
    ['The minimum length is 3.', { minLength: 3 }],
    ['Minimum length of 3.', { minLength: 3 }],
    ['The maximum length is 12,345,678.', { maxLength: 12345678 }],
    ['Minimum length of 3. Maximum length of 4.', { minLength: 3, maxLength: 4 }],
    ['Minimum number of 1 item. Maximum number of 7 items.', { minItems: 1, maxItems: 7 }],
    ['Minimum number of 2 items. Maximum number of 1 item.', { minItems: 2, maxItems: 1 }],
    ['The number of crumbs is high. The limit is 30.', { maxCrumbs: 30 }],
    ['The number of SIGNS has a LIMIT IS 30.', { maxSigns: 30 }],
    ['The limit is 30.', {}],
    ['No longer than 128 Unicode characters.', { maxLength: 128 }],
    ['Fixed length of 36.', { minLength: 36, maxLength: 36 }],
    ['Fixed number of 2 items.', { minItems: 2, maxItems: 2 }],
    ['Valid Range: Minimum value of -1. Maximum value of 0.5.', { minValue: -1, maxValue: 0.5 }],
    ['Valid Range: Fixed value of 7.', { minValue: 7, maxValue: 7 }],
    ['The default maximum value of 50 items is used.', {}],
    ['In between 3 and 5 doors.', {}],
    ['The inbetween 3 and 5 characters.', {}],
    ['The length is 3.', {}],
    ['The limit is high.', {}],
  ])('reads %j as %j', (text, read) => {
    expect(limits(clause(text))).toEqual(read);
  });

  it('names a count after the things that an earlier clause counts', () => {
    expect(limits(clause('The number of crumbs is high.'), clause('Now, the limit is 30.'))).toEqual({
      maxCrumbs: 30,
    });
  });

  it('are marked where they hold only under a condition', () => {
    const bullet = clause('Be between 3 and 5 characters', { bullet: true });
    const condition = clause('If Label is a name, it must meet the following requirements:');
    expect(readLimits([condition, bullet])?.minLength).toEqual({
      value: 3,
      clause: 'request.Label.1',
      conditional: true,
    });
    expect(
      readLimits([clause('It obeys the following requirements:'), bullet])?.minLength,
    ).not.toHaveProperty('conditional');
  });

  it.each([
    ['If it rains, the maximum length is 20.', true],
    ['The maximum length is 20, if it rains.', undefined],
  ])('in %j are conditional: %s', (text, conditional) => {
    const start = clause('If Label is a name:');
    expect(readLimits([start, clause(text)])?.maxLength?.conditional).toBe(conditional);
  });

  it('are undefined if there are none', () => {
    expect(readLimits([clause('Label')])).toBeUndefined();
  });

  it('come from the first clause that states them', () => {
    const again = clause('Again: maximum length of 20.', { id: 'request.Label.2' });
    expect(readLimits([clause('The maximum length is 20.'), again])).toEqual({
      maxLength: { value: 20, clause: 'request.Label.1' },
    });
  });

  it('refuses two different limits, at the second', () => {
    const other = clause('Or maximum length of 21.', { line: 9 });
    expect(() => readLimits([clause('The maximum length is 20.'), other])).toThrow(
      'request, line 9: maxLength is 21 here and 20 in request.Label.1. The page contradicts itself: fix one of them.',
    );
  });

  it.each(['items', 'entries', 'length', 'keylength', 'valuelength', 'range'])(
    'refuses a line of %s without a limit',
    (label) => {
      expect(() => readLimits([labelled(label, 'Bounds: some.')])).toThrow(
        "request, line 7: no limit can be read from 'Bounds: some.'. Write 'Minimum/Maximum … of N'.",
      );
      expect(readLimits([labelled('type', 'Bounds: some.')])).toBeUndefined();
    },
  );

  it('are of the keys or of the values of a map where the label says so', () => {
    expect(
      limits(
        labelled('entries', 'Map Entries: Maximum number of 5 items.'),
        labelled('keylength', 'Key Length Constraints: Minimum length of 1. Maximum length of 9.'),
        labelled('valuelength', 'Value Length Constraints: Maximum length of 8.'),
      ),
    ).toEqual({ maxItems: 5, minKeyLength: 1, maxKeyLength: 9, maxValueLength: 8 });
  });
});

describe('statesLength', () => {
  it.each([
    'Be between 3 and 5 characters',
    'No longer than 5 characters.',
    'Must be between 3 and 5 characters long',
  ])('is true for %j', (text) => {
    expect(statesLength(text)).toBe(true);
  });

  it.each(['Be between 3 and 5 characters, or 9 at night', 'Contain only characters', 'Be 5 doors', 'Rhyme'])(
    'is false for %j',
    (text) => {
      expect(statesLength(text)).toBe(false);
    },
  );
});
