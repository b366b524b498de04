import { expect, it } from 'vitest';
import type { Assertion, Case } from '../../generated/case-table.ts';
import { loadSuite } from '../contract/table.ts';

/** Lists of all that an account or a Region has. */
const LISTS = ['trailList', 'Trails'];

/** How many trails a list must have, where that is said. */
const lengthOf = ({ path = '', items, exactly }: Assertion): number | undefined =>
  LISTS.includes(path) ? (items ?? (Array.isArray(exactly) ? exactly : undefined))?.length : undefined;

const lengths = ({ expect, probes }: Case) =>
  [...(expect.assertions ?? []), ...probes.flatMap(({ assertions }) => assertions)].flatMap(
    (assertion) => lengthOf(assertion) ?? [],
  );

const trailsOf = ({ needs, before }: Case) =>
  before.filter(({ call }) => call === 'CreateTrail').length + (needs.includes('trail') ? 1 : 0);

// Otherwise a server that lists everything passes whenever no other case happens to have a trail.
it('where a list must have just some trails, there is one that it must not have', () => {
  const about = loadSuite().cases.filter((one) => lengths(one).length > 0);
  expect(about.length).toBeGreaterThan(20);
  const without = about.filter((one) => lengths(one).some((length) => length >= trailsOf(one)));
  expect(without.map(({ id }) => id)).toEqual([]);
});
