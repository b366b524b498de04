import type { Mutant } from '../mutant.ts';
import { ANSWERS } from './describe-answers.ts';
import { NAMES } from './describe-trails.ts';
import { listOf, mutantOf, objectOf, rows, serving } from './fault.ts';
import { GET, GET_TWICE } from './get-trail.ts';
import { LIST_TRAILS } from './list-trails.ts';
import { given } from './read-faults.ts';

function deletedListed(operation: string, list: string): Mutant {
  return mutantOf(
    operation,
    'reading/deleted-listed',
    'still lists a deleted trail',
    [`response.${list}.*`],
    serving(operation, () => {
      const seen = new Map<unknown, unknown>();
      return (right, input) => {
        const body = right(input);
        const found = listOf(body[list]);
        for (const one of found) seen.set(objectOf(one).TrailARN, one);
        return given(input).length > 0
          ? body
          : {
              ...body,
              [list]: [
                ...new Map([...seen, ...found.map((one) => [objectOf(one).TrailARN, one] as const)]).values(),
              ],
            };
      };
    }),
  );
}

/** Mutants of the reads of trails. */
export const readingMutants: readonly Mutant[] = [
  ...rows('GetTrail', 'reading', GET),
  GET_TWICE,
  ...rows('DescribeTrails', 'reading', [...NAMES, ...ANSWERS]),
  deletedListed('DescribeTrails', 'trailList'),
  ...rows('ListTrails', 'reading', LIST_TRAILS),
  deletedListed('ListTrails', 'Trails'),
];
