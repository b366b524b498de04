import type { Trail } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import { afterwards, DELETING } from './deleting-rows.ts';
import { mutantOf, rows, serving } from './fault.ts';
import { DONE } from './state-faults.ts';

const OPERATION = 'DeleteTrail';

/** What a delete leaves for the next trail of the name. */
function keptForNext(id: string, title: string, keep: (left: Trail) => Partial<Trail>): Mutant {
  const left = new Map<string, Trail>();
  return mutantOf(OPERATION, `state/${id}`, title, ['overview.*'], {
    ...serving(OPERATION, () => {
      left.clear();
      return afterwards((trail) => left.set(trail.arn, { ...trail }));
    }),
    storedTrail: (trail) => {
      const before = left.get(trail.arn);
      return before ? { ...trail, ...keep(before) } : trail;
    },
  });
}

/** A rule of CreateTrail that still counts what was deleted. */
function stillCounted(
  id: string,
  title: string,
  exception: string,
  is: (name: string, left: Trail[]) => boolean,
) {
  const left: Trail[] = [];
  return mutantOf(OPERATION, `state/${id}`, title, ['overview.*'], {
    ...serving(OPERATION, () => {
      left.length = 0;
      return afterwards((trail) => left.push(trail));
    }),
    rules: (all) => [
      ...all,
      {
        id: `deleted.${id}`,
        exception,
        message: () => 'It is still there.',
        violated: ({ request }) => is(request.Name ?? '', left),
      },
    ],
  });
}

/** A read of the server that still shows what was deleted, here or in other Regions. */
function stillShown(read: string, elsewhere: boolean): Mutant {
  const id = `state/still-in-${read}${elsewhere ? '-elsewhere' : ''}`;
  const title = `is accepted, and ${read} still shows the trail${elsewhere ? ' in other Regions' : ''}`;
  return mutantOf(OPERATION, id, title, elsewhere ? ['overview.*'] : DONE, {
    operations: (all) => {
      const left = new Map<string, Trail>();
      const deleting =
        serving(OPERATION, () => afterwards((trail) => left.set(trail.arn, trail))).operations?.(all) ?? all;
      return (
        serving(read, () => (right, input, call) => {
          const shown = [...left.values()].filter(
            ({ arn, homeRegion }) =>
              !call.state.trails.has(arn) && (homeRegion !== call.caller.region) === elsewhere,
          );
          for (const trail of shown) call.state.trails.set(trail.arn, trail);
          try {
            return right(input);
          } finally {
            for (const { arn } of shown) call.state.trails.delete(arn);
          }
        }).operations?.(deleting) ?? deleting
      );
    },
  });
}

const READS = ['GetTrail', 'DescribeTrails', 'GetTrailStatus'];

/** Mutants of what DeleteTrail does. */
export const deletingMutants: readonly Mutant[] = [
  ...rows(OPERATION, 'state', DELETING),
  keptForNext('tags-kept', 'leaves the tags for the next trail of the name', ({ tags }) => ({ tags })),
  keptForNext(
    'status-kept',
    'leaves the status for the next trail of the name',
    ({ logging, startedAt, stoppedAt }) => ({ logging, startedAt, stoppedAt }),
  ),
  keptForNext('prefix-kept', 'leaves the prefix for the next trail of the name', ({ keyPrefix }) => ({
    keyPrefix,
  })),
  keptForNext('regions-kept', 'leaves the Regions for the next trail of the name', ({ multiRegion }) => ({
    multiRegion,
  })),
  keptForNext(
    'validation-kept',
    'leaves log file validation for the next trail of the name',
    ({ logFileValidation }) => ({ logFileValidation }),
  ),
  keptForNext(
    'selectors-kept',
    'leaves the event selectors for the next trail of the name',
    ({ eventSelectors }) => ({ eventSelectors }),
  ),
  keptForNext(
    'insights-kept',
    'leaves the insight selectors for the next trail of the name',
    ({ insightSelectors }) => ({ insightSelectors }),
  ),
  stillCounted('name-taken', 'keeps the name taken', 'TrailAlreadyExistsException', (name, left) =>
    left.some((trail) => trail.name === name),
  ),
  stillCounted(
    'place-taken',
    'keeps the place of the trail taken',
    'MaximumNumberOfTrailsExceededException',
    (name, left) => name.endsWith('-sixth') && left.length > 0,
  ),
  ...[...READS, 'ListTrails'].map((read) => stillShown(read, false)),
  ...READS.map((read) => stillShown(read, true)),
];
