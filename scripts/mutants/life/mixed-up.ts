import type { Trail } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import {
  answering,
  fault,
  listOf,
  mutantOf,
  objectOf,
  type Run,
  serving,
  textOf,
  trailsOf,
} from './fault.ts';
import { namedIn } from './status-faults.ts';

const SELECTED = ['request.trailNameList.*', 'overview.*'];

/** Settings of one trail run on into the next of a list. */
function runOn(trails: readonly unknown[]): object[] {
  let all: object = {};
  return trails.map((trail) => {
    all = { ...all, ...objectOf(JSON.parse(JSON.stringify(trail))) };
    return all;
  });
}

const byStart: Run = (right, input, call) => {
  const nearest = (id: unknown) =>
    trailsOf(call).find(({ name }) => textOf(id).length > 2 && name.startsWith(textOf(id)))?.name ?? id;
  return right(
    Array.isArray(input.trailNameList)
      ? { ...input, trailNameList: listOf(input.trailNameList).map(nearest) }
      : input,
  );
};

const cutPrefix: Run = (right, input, call) => {
  const body = right(input);
  const trail = namedIn(input, call);
  if (trail) Object.assign(trail, { keyPrefix: trail.keyPrefix?.slice(0, 100) });
  return body;
};

/** A new trail gets the key that a deleted one of its name had. */
function keyComesBack(): Mutant['options'] {
  const keys = new Map<string, Trail['keyArn']>();
  return {
    ...serving('DeleteTrail', () => (right, input, call) => {
      const trail = namedIn(input, call);
      const body = right(input);
      if (trail) keys.set(trail.arn, trail.keyArn);
      return body;
    }),
    storedTrail: (trail) => ({ ...trail, keyArn: trail.keyArn ?? keys.get(trail.arn) }),
  };
}

/** Mutants that mix up two trails, or lose part of one. */
export const mixedUpMutants: readonly Mutant[] = [
  answering(
    'DescribeTrails',
    'selection/settings-run-on',
    'gives a trail what only the one before it has',
    SELECTED,
    (body) => ({ ...body, trailList: runOn(listOf(body.trailList)) }),
  ),
  fault(
    'DescribeTrails',
    'selection/start-of-name',
    'describes trails whose name begins so',
    SELECTED,
    byStart,
  ),
  fault(
    'UpdateTrail',
    'members/prefix-cut',
    'cuts a prefix at 100 characters',
    ['request.S3KeyPrefix.*'],
    cutPrefix,
  ),
  mutantOf(
    'DeleteTrail',
    'state/key-comes-back',
    'gives a new trail the key of a deleted one of its name',
    ['overview.*'],
    keyComesBack(),
  ),
];
