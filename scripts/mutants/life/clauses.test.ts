import picomatch from 'picomatch';
import { expect, it } from 'vitest';
import { loadSpec } from '../../../src/page/load.ts';
import { lifeMutants } from './index.ts';

it('every mutant has an id of its own, and breaks clauses that the documents of its operation have', async () => {
  const ids = lifeMutants.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const operation of new Set(lifeMutants.flatMap((mutant) => mutant.operation ?? []))) {
    const { clauses } = await loadSpec(operation);
    const own = lifeMutants.filter((mutant) => mutant.operation === operation);
    const globs = new Set(own.flatMap((mutant) => mutant.clauses ?? []));
    const stray = [...globs].filter((glob) => !clauses.some(({ id }) => picomatch.isMatch(id, glob)));
    expect(stray, operation).toEqual([]);
    expect(own.every(({ id }) => id.startsWith(`${operation}/`))).toBe(true);
  }
});
