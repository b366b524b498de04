import { ServiceError } from '../../../src/reference/error.ts';
import type { Trail } from '../../../src/reference/index.ts';
import { attempt, type Call, type Input, type Row, type Run, textOf, trailsOf } from './fault.ts';
import { isArn, namedIn } from './status-faults.ts';

/** Changes a trail after the request was served. */
export const afterwards =
  (change: (trail: Trail, call: Call, input: Input, before: Trail | undefined) => void): Run =>
  (right, input, call) => {
    const trail = namedIn(input, call);
    const before = trail && { ...trail };
    const body = right(input);
    if (trail) change(trail, call, input, before);
    return body;
  };
export const undo = (trail: Trail, before: Trail | undefined) => Object.assign(trail, before);
/** What a refused call does all the same. */
export const despite =
  (
    codes: readonly string[] | undefined,
    change: (trail: Trail, call: Call, input: Input) => void,
    of: (name: string, call: Call, input: Input) => Trail | undefined,
  ): Run =>
  (right, input, call) => {
    const said = attempt(() => right(input));
    if (!(said instanceof ServiceError)) return said;
    const trail = of(textOf(input.Name), call, input);
    if (trail && (!codes || codes.includes(said.code))) change(trail, call, input);
    throw said;
  };
export const someTrail = (_name: string, call: Call) =>
  trailsOf(call).findLast(({ accountId }) => accountId === call.caller.accountId);
export const byLastPart = (name: string, call: Call) =>
  trailsOf(call).find((trail) => trail.name === name.trim().split('/').at(-1));

export const begin = (trail: Trail, { now }: Call) => Object.assign(trail, { logging: true, startedAt: now });
export const end = (trail: Trail, { now }: Call) => Object.assign(trail, { logging: false, stoppedAt: now });

export const DONE = ['overview.*', 'request.Name.*'];

/** A change that is accepted and not kept, told in the words of the operation. */
export const notKept = (title: string): Row => [
  'not-kept',
  title,
  DONE,
  afterwards((trail, _call, _input, before) => undo(trail, before)),
];
export const byArnNotKept = (title: string): Row => [
  'by-arn-not-kept',
  title,
  DONE,
  afterwards((trail, _call, { Name }, before) => isArn(Name) && undo(trail, before)),
];

/** What a change of one thing may do to others of the trail. */
export const TAGS_LOST: Row = [
  'tags-lost',
  'loses the tags of the trail',
  [],
  afterwards((trail) => {
    trail.tags = [];
  }),
];
export const SETTINGS_CHANGED: Row = [
  'settings-changed',
  'turns log file validation on',
  [],
  afterwards((trail) => Object.assign(trail, { logFileValidation: true })),
];
/** A setting that the call has nothing to do with, and clears. */
export const SETTINGS_LOST: readonly Row[] = (
  ['keyPrefix', 'topicArn', 'keyArn', 'logGroupArn', 'roleArn'] as const
).map((setting) => [
  `setting-lost/${setting}`,
  `clears ${setting} of the trail`,
  [],
  afterwards((trail) => Object.assign(trail, { [setting]: undefined })),
]);
/** A read that changes something. */
export const READ_TAGS: Row = [
  'read-tags',
  'creates a tag by reading',
  [],
  afterwards((trail) => {
    trail.tags = [...trail.tags, { Key: `read-${trail.tags.length}`, Value: '' }];
  }),
];

/** A success that answers nothing, and has the trail all the same. */
export const ANSWERS_TRAIL: Row = [
  'answers-trail',
  'answers the trail',
  ['response.status'],
  (right, input, call) => {
    const trail = namedIn(input, call);
    return { ...right(input), Trail: { Name: trail?.name } };
  },
];

/** Refusals that do it all the same, to the trail that may have been meant; `verb` is what `does` does. */
export const refusedAndDone = (
  does: (trail: Trail, call: Call) => void,
  verb: 'changes' | 'removes',
): readonly Row[] => [
  [
    'refused-and-done',
    `refuses what names no trail, and ${verb} the last one`,
    [],
    despite(undefined, does, someTrail),
  ],
  [
    'malformed-and-done',
    `refuses a malformed ARN, and ${verb} the trail of its last part`,
    ['error.CloudTrailARNInvalidException.*'],
    despite(undefined, does, byLastPart),
  ],
  [
    'elsewhere-and-done',
    `refuses in another Region, and ${verb} the trail`,
    ['error.InvalidHomeRegionException.*'],
    despite(['InvalidHomeRegionException'], does, (name, call) => call.state.trails.get(name)),
  ],
  [
    'elsewhere-by-name-and-done',
    `does not find the name in another Region, and ${verb} the trail`,
    ['error.TrailNotFoundException.*'],
    despite(['TrailNotFoundException'], does, (name, call) =>
      trailsOf(call).find((trail) => trail.name === name),
    ),
  ],
];
