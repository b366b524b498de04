import { expect, it } from 'vitest';
import { loadSuite } from '../contract/table.ts';
import { failingOnStaleReads } from './testing/stale-reads.ts';

it('a right server whose reads are 300 ms late fails no case about what a change leaves as it was', async () => {
  const table = loadSuite(['UpdateTrail', 'StopLogging', 'GetTrailStatus']);
  const cases = table.cases.filter(({ id }) =>
    /^(UpdateTrail\/(State|Members)|StopLogging\/State|GetTrailStatus\/Logging)/.test(id),
  );
  expect(await failingOnStaleReads(table, cases, 300)).toEqual([]);
});
