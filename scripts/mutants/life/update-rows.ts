import { ServiceError } from '../../../src/reference/error.ts';
import type { Trail } from '../../../src/reference/index.ts';
import { attempt, type Call, type Row, refuse, trailsOf } from './fault.ts';
import { loggingKept } from './logging-kept.ts';
import { DONE, despite, refusedAndDone, someTrail } from './state-faults.ts';
import { isArn, namedIn } from './status-faults.ts';
import { has, SETTINGS, stored } from './update-settings.ts';

const move = (trail: Trail, { state }: Call) => {
  state.trails.set(trail.arn, { ...trail, keyPrefix: 'done-all-the-same' });
};

/** What an update does beside or instead of what was asked. */
export const UPDATING: readonly Row[] = [
  ...loggingKept(namedIn),
  ['not-kept', 'answers the new settings and keeps the old ones', DONE, stored((before) => before)],
  [
    'by-arn-not-kept',
    'is accepted by ARN and changes nothing',
    DONE,
    stored((before, _, { Name }) => (isArn(Name) ? before : undefined)),
  ],
  [
    'by-name-not-kept',
    'is accepted by name and changes nothing',
    DONE,
    stored((before, _, { Name }) => (isArn(Name) ? undefined : before)),
  ],
  [
    'first-only',
    'changes the first of several settings only',
    DONE,
    (right, input) => {
      const given = SETTINGS.map(({ member }) => member).filter((member) => has(input, member));
      const { [given[1] ?? '']: _, [given[2] ?? '']: __, [given[3] ?? '']: ___, ...rest } = input;
      return given.length === 4 ? right(rest) : right(input);
    },
  ],
  [
    'second-forgets-first',
    'forgets the prefix of an update at the next one',
    DONE,
    stored((_, now, input) =>
      now.keyPrefix === 'moved' && !has(input, 'S3KeyPrefix') ? { keyPrefix: undefined } : undefined,
    ),
  ],
  ['tags-lost', 'loses the tags of the trail', DONE, stored(() => ({ tags: [] }))],
  [
    'tags-taken',
    'takes the tags of another operation',
    [],
    stored((_, __, { TagsList }) =>
      Array.isArray(TagsList) ? { tags: TagsList as Trail['tags'] } : undefined,
    ),
  ],
  ['stopped', 'stops the trail', ['overview.*'], stored(() => ({ logging: false }))],
  [
    'started',
    'starts the trail',
    ['overview.*'],
    stored((_, __, ___, { now }) => ({ logging: true, startedAt: now })),
  ],
  [
    'times-lost',
    'loses the times of the trail',
    ['overview.*'],
    stored(() => ({ startedAt: undefined, stoppedAt: undefined })),
  ],
  [
    'logging-refused',
    'refuses a trail that logs',
    ['overview.*'],
    (right, input, call) => (namedIn(input, call)?.logging ? refuse('ConflictException') : right(input)),
  ],
  [
    'multi-region-refused',
    'refuses a trail that is in all Regions',
    DONE,
    (right, input, call) => (namedIn(input, call)?.multiRegion ? refuse('ConflictException') : right(input)),
  ],
  [
    'only-name-refused',
    'refuses an update with the name alone',
    DONE,
    (right, input) =>
      Object.keys(input).length === 1 ? refuse('InvalidParameterCombinationException') : right(input),
  ],
  [
    'all-trails',
    'changes all trails of the account',
    DONE,
    (right, input, call) => {
      const body = right(input);
      for (const trail of trailsOf(call))
        if (trail.accountId === call.caller.accountId && has(input, 'S3KeyPrefix'))
          call.state.trails.set(trail.arn, { ...trail, keyPrefix: String(input.S3KeyPrefix) });
      return body;
    },
  ],
  [
    'begins-so',
    'changes all trails whose names begin so',
    DONE,
    (right, input, call) => {
      const named = namedIn(input, call);
      const body = right(input);
      for (const trail of trailsOf(call))
        if (named && trail.name.startsWith(named.name) && has(input, 'S3KeyPrefix'))
          call.state.trails.set(trail.arn, { ...trail, keyPrefix: String(input.S3KeyPrefix) });
      return body;
    },
  ],
  [
    'same-name-elsewhere',
    'changes the trail of the same name in the other Regions as well',
    ['overview.*'],
    (right, input, call) => {
      const named = namedIn(input, call);
      const body = right(input);
      for (const trail of trailsOf(call))
        if (trail.name === named?.name && has(input, 'S3KeyPrefix'))
          call.state.trails.set(trail.arn, { ...trail, keyPrefix: String(input.S3KeyPrefix) });
      return body;
    },
  ],
  [
    'answers-as-asked',
    'answers the ARN for the name where it is asked by ARN',
    ['response.Name.*'],
    (right, input) => ({ ...right(input), Name: input.Name }),
  ],
  [
    'answers-nothing',
    'answers nothing',
    ['response.*'],
    (right, input) => {
      right(input);
      return {};
    },
  ],
  [
    'answers-what-was-sent',
    'answers the members of the request only',
    ['response.*'],
    (right, input) => {
      const body = right(input);
      return Object.fromEntries(
        Object.entries(body).filter(([name]) => name in input || name === 'TrailARN'),
      );
    },
  ],
  [
    'key-as-sent',
    'answers the key as it was sent',
    ['response.KmsKeyId.*'],
    (right, input) => {
      const body = right(input);
      return has(input, 'KmsKeyId') && input.KmsKeyId !== '' ? { ...body, KmsKeyId: input.KmsKeyId } : body;
    },
  ],
  [
    'key-stored-as-sent',
    'keeps the key as it was sent',
    ['request.KmsKeyId.*', 'response.KmsKeyId.*'],
    stored((_, __, { KmsKeyId }) =>
      typeof KmsKeyId === 'string' && KmsKeyId ? { keyArn: KmsKeyId } : undefined,
    ),
  ],
  [
    'topic-stored-as-sent',
    'keeps the topic as it was sent',
    ['request.SnsTopicName.*', 'response.SnsTopicARN.*'],
    stored((_, __, { SnsTopicName }) =>
      typeof SnsTopicName === 'string' && SnsTopicName ? { topicArn: SnsTopicName } : undefined,
    ),
  ],
  [
    'role-kept-without-group',
    'keeps the role where the log group is taken away',
    DONE,
    stored((before, _, input) =>
      input.CloudWatchLogsLogGroupArn === '' ? { roleArn: before.roleArn } : undefined,
    ),
  ],
  ...refusedAndDone(move, 'changes'),
  [
    'unknown-answered',
    'answers what was asked for a trail that does not exist',
    ['error.TrailNotFoundException.*'],
    (right, input) => {
      const said = attempt(() => right(input));
      if (
        said instanceof ServiceError &&
        said.code === 'TrailNotFoundException' &&
        has(input, 'S3BucketName')
      )
        return { Name: input.Name, S3BucketName: input.S3BucketName };
      if (said instanceof ServiceError) throw said;
      return said;
    },
  ],
  [
    'type-refused-rest-done',
    'refuses a wrong type and applies the prefix beside it',
    [],
    despite(
      ['SerializationException'],
      (trail, _call, { S3KeyPrefix }) => {
        if (typeof S3KeyPrefix === 'string') Object.assign(trail, { keyPrefix: S3KeyPrefix });
      },
      (_name, call, input) => namedIn(input, call),
    ),
  ],
  [
    'refused-stops',
    'refuses and stops the trail',
    [],
    despite(
      undefined,
      (trail) => {
        trail.logging = !trail.logging;
      },
      (name, call, input) => namedIn(input, call) ?? someTrail(name, call),
    ),
  ],
];
