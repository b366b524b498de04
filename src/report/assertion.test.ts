import { expect, it } from 'vitest';
import { describeAssertion } from './assertion.ts';

it.each([
  [{ equals: '${name}' }, 'Name = "${name}"'],
  [{ equals: true, optional: true }, 'Name = true or none'],
  [{ absent: 'unset' as const }, 'no Name'],
  [{ absent: 'omitted' as const }, 'no key Name in the body'],
  [{ some: { a: 1 } }, 'Name with {"a":1}'],
  [{ none: { a: 1 } }, 'Name without {"a":1}'],
  [{ sameAs: 'before' }, 'Name as in before'],
  [{ sameAs: 'before', of: { a: 1 } }, 'Name with the same item {"a":1} as in before'],
  [{ refused: ['A', 'B'] }, 'refused with A or B'],
  [{ exactly: [{ a: 1 }] }, 'Name = [{"a":1}], in any order'],
])('describes the assertion %j as %s', (asked, words) => {
  expect(describeAssertion({ check: 'x', level: 'core', path: 'Name', provenance: [], ...asked })).toBe(
    words,
  );
});
