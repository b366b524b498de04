import type { Case, CaseTable } from '../../generated/case-table.ts';
import { operationOf } from './merge-tables.ts';
import { type Creating, isCreate } from './operations.ts';

/**
 * Most trails that a case can have alive at once: what its steps make, and its request. Where it fills a Region up there is
 * no room for the request, and what is there already needs no filling. Another place that is filled has a quota of its own.
 * @param there trails that were there before the run
 */
export function trailsAtOnce(
  testCase: {
    before: readonly Pick<Case['before'][number], 'call' | 'fillTo' | 'place'>[];
    operation?: string;
  },
  table: Creating & Pick<CaseTable, 'operation'>,
  there = 0,
): number {
  const made = testCase.before.filter(
    ({ call, fillTo, place }) => isCreate(table, call) && !(place && fillTo),
  );
  const filled = Math.max(0, ...made.map(({ fillTo = 0 }) => fillTo)) - there;
  const single = made.filter(({ fillTo }) => fillTo === undefined).length;
  const own = isCreate(table, operationOf(testCase, table)) ? 1 : 0;
  return Math.max(single + own, filled);
}
