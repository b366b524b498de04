import { ServiceError } from '../../../src/reference/error.ts';
import type { Trail } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import { ARNS } from './arns.ts';
import {
  attempt,
  instead,
  mutantOf,
  named,
  type Row,
  type Run,
  refuse,
  renaming,
  rows,
  serving,
  textOf,
  trailsOf,
} from './fault.ts';
import { found, HOME, REQUEST, raise, UNKNOWN } from './name-faults.ts';
import { NAMES } from './names.ts';

/** Operations whose request names a trail by name or ARN. */
const WRITES = [
  'PutEventSelectors',
  'PutInsightSelectors',
  'StartLogging',
  'StopLogging',
  'DeleteTrail',
  'UpdateTrail',
];
const NAMING = ['GetTrail', 'GetTrailStatus', 'GetEventSelectors', 'GetInsightSelectors', ...WRITES];

const WRITE_ROWS: readonly Row[] = [
  [
    'home/unchecked',
    'changes a trail from another Region',
    HOME,
    found((name, call) =>
      trailsOf(call).find((trail) => trail.arn === name && trail.homeRegion !== call.caller.region),
    ),
  ],
  [
    'home/unknown',
    'answers TrailNotFoundException in another Region',
    HOME,
    renaming('InvalidHomeRegionException', 'TrailNotFoundException'),
  ],
  [
    'home/status-500',
    'answers another Region with status 500',
    HOME,
    renaming('InvalidHomeRegionException', 'InvalidHomeRegionException', 500),
  ],
];
const READ_ROWS: readonly Row[] = [
  [
    'other-region/not-found',
    'does not find a trail in all Regions elsewhere',
    REQUEST,
    (right, input, call) => {
      const trail = call.state.trails.get(textOf(input.Name));
      if (trail && trail.homeRegion !== call.caller.region) refuse('TrailNotFoundException');
      return right(input);
    },
  ],
  [
    'other-region/home-only',
    'answers InvalidHomeRegionException to a read elsewhere',
    REQUEST,
    (right, input, call) => {
      const trail = call.state.trails.get(textOf(input.Name));
      if (trail && trail.homeRegion !== call.caller.region) refuse('InvalidHomeRegionException');
      return right(input);
    },
  ],
];

/** Still serves trails after they are deleted. */
function deletedServed(operation: string): Mutant {
  return mutantOf(
    operation,
    'naming/deleted-served',
    'still serves a deleted trail',
    UNKNOWN,
    serving(operation, () => {
      const seen = new Map<string, Trail>();
      return (right, input, call) => {
        for (const trail of trailsOf(call)) seen.set(trail.arn, trail).set(trail.name, trail);
        return instead(
          () => right(input),
          ['TrailNotFoundException'],
          (error) => {
            const trail = seen.get(textOf(input.Name));
            if (!trail) throw error;
            call.state.trails.set(trail.arn, trail);
            const said = attempt(() => right(named(input, trail.arn)));
            call.state.trails.delete(trail.arn);
            return said instanceof ServiceError ? raise(said) : said;
          },
        );
      };
    }),
  );
}

/** Acts for the owner of a trail that is named by its ARN, whoever calls. */
const foreign: Run = (right, input, call) => {
  const trail = call.state.trails.get(textOf(input.Name ?? input.ResourceId));
  if (!trail || trail.accountId === call.caller.accountId) return right(input);
  call.state.trails.set(trail.arn, { ...trail, createdBy: call.caller.accountId });
  try {
    return right(input);
  } finally {
    const after = call.state.trails.get(trail.arn);
    if (after) call.state.trails.set(trail.arn, { ...after, createdBy: trail.createdBy });
  }
};

const FOREIGN: Row = [
  'foreign',
  'serves a trail of another account by its ARN',
  ['error.CloudTrailARNInvalidException.*'],
  foreign,
];

/** Mutants of how a request names its trail, for each operation that does. */
export const namingMutants: readonly Mutant[] = [
  ...NAMING.flatMap((operation) => [
    ...rows(operation, 'naming', [
      ...NAMES,
      ...ARNS,
      ...(WRITES.includes(operation) ? WRITE_ROWS : READ_ROWS),
      FOREIGN,
    ]),
    deletedServed(operation),
  ]),
  ...['AddTags', 'RemoveTags'].flatMap((operation) => rows(operation, 'naming', [FOREIGN])),
];
