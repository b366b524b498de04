import picomatch from 'picomatch';
import { expect, it } from 'vitest';
import { loadSuite } from '../contract/table.ts';
import { globsOf } from './known-globs.ts';

const ids = loadSuite().cases.map(({ id }) => id);

it.each([
  ['every case of a group', ['A/a', 'A/b'], ['A/*']],
  ['one case', ['A/b'], ['A/b']],
  ['some cases of several groups', ['B/a', 'B/c', 'A/a'], ['A/a', 'B/!(b)']],
  ['none', [], []],
])('names %s', (_what, chosen, globs) => {
  expect(globsOf(chosen, ['A/a', 'A/b', 'B/a', 'B/b', 'B/c'])).toEqual(globs);
});

it.each([2, 3, 7])('matches the chosen ones of all cases, one of %i, and no other', (step) => {
  const chosen = ids.filter((_, index) => index % step === 0);
  const globs = globsOf(chosen, ids);
  const isNamed = picomatch(globs);
  expect(ids.filter((id) => isNamed(id))).toEqual(chosen);
  expect(globs.length).toBeLessThanOrEqual(new Set(ids.map((id) => id.slice(0, id.lastIndexOf('/')))).size);
});
