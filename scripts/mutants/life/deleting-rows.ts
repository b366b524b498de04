import type { Trail } from '../../../src/reference/index.ts';
import { type Call, type Row, refuse, trailsOf } from './fault.ts';
import { ANSWERS_TRAIL, DONE, refusedAndDone } from './state-faults.ts';
import { isArn, namedIn } from './status-faults.ts';

const remove = (trail: Trail, { state }: Call) => {
  state.trails.delete(trail.arn);
};
const restore = (trail: Trail, { state }: Call) => {
  state.trails.set(trail.arn, trail);
};
/** Does something after a trail was deleted. */
export const afterwards =
  (change: (trail: Trail, call: Call, input: Readonly<Record<string, unknown>>) => void): Row[3] =>
  (right, input, call) => {
    const trail = namedIn(input, call);
    const body = right(input);
    if (trail) change(trail, call, input);
    return body;
  };
/** Refuses trails of a kind. */
const refused =
  (code: string, is: (trail: Trail) => boolean): Row[3] =>
  (right, input, call) => {
    const trail = namedIn(input, call);
    return trail && is(trail) ? refuse(code) : right(input);
  };
const destroys = (what: (trail: Trail, call: Call) => void): Row[3] => afterwards(what);

/** What DeleteTrail can do wrongly to trails and their destinations. */
export const DELETING: readonly Row[] = [
  ['not-removed', 'is accepted and removes nothing', DONE, afterwards(restore)],
  [
    'by-arn-not-removed',
    'is accepted by ARN and removes nothing',
    DONE,
    afterwards((trail, call, { Name }) => isArn(Name) && restore(trail, call)),
  ],
  [
    'by-name-not-removed',
    'is accepted by name and removes nothing',
    DONE,
    afterwards((trail, call, { Name }) => isArn(Name) || restore(trail, call)),
  ],
  [
    'logging-not-removed',
    'is accepted for a trail that logs and removes nothing',
    DONE,
    afterwards((trail, call) => trail.logging && restore(trail, call)),
  ],
  [
    'multi-region-not-removed',
    'is accepted for a trail in all Regions and removes nothing',
    DONE,
    afterwards((trail, call) => trail.multiRegion && restore(trail, call)),
  ],
  [
    'stopped-only',
    'stops the trail and does not remove it',
    DONE,
    afterwards((trail, call) => restore({ ...trail, logging: false }, call)),
  ],
  ['logging-refused', 'refuses a trail that logs', DONE, refused('ConflictException', (one) => one.logging)],
  [
    'stopped-refused',
    'refuses a trail that was stopped',
    DONE,
    refused('ConflictException', ({ stoppedAt }) => stoppedAt !== undefined),
  ],
  [
    'never-logged-refused',
    'refuses a trail that never logged',
    DONE,
    refused('ConflictException', ({ startedAt }) => startedAt === undefined),
  ],
  [
    'multi-region-refused',
    'refuses a trail in all Regions',
    DONE,
    refused('ConflictException', (one) => one.multiRegion),
  ],
  [
    'all-trails',
    'removes all trails of the account',
    DONE,
    afterwards((_, call) => {
      for (const trail of trailsOf(call)) remove(trail, call);
    }),
  ],
  [
    'other-trail',
    'removes another trail',
    DONE,
    afterwards((trail, call) => {
      const other = trailsOf(call).at(-1);
      restore(trail, call);
      if (other) remove(other, call);
    }),
  ],
  [
    'begins-so',
    'removes all trails whose names begin so',
    DONE,
    afterwards(({ name }, call) => {
      for (const trail of trailsOf(call)) if (trail.name.startsWith(name)) remove(trail, call);
    }),
  ],
  [
    'same-name-elsewhere',
    'removes the trail of the same name in the other Regions as well',
    ['overview.*'],
    afterwards(({ name }, call) => {
      for (const trail of trailsOf(call)) if (trail.name === name) remove(trail, call);
    }),
  ],
  [
    'stops-same-name-elsewhere',
    'stops the trail of the same name in the other Regions',
    ['overview.*'],
    afterwards(({ name }, call) => {
      for (const trail of trailsOf(call)) if (trail.name === name) trail.logging = false;
    }),
  ],
  [
    'stops-others',
    'stops the other trails',
    DONE,
    afterwards((_, call) => {
      for (const trail of trailsOf(call)) trail.logging = false;
    }),
  ],
  [
    'bucket-lost',
    'deletes the bucket',
    ['overview.*'],
    destroys(({ bucketName, partition }, { state }) => {
      state.buckets.delete(`arn:${partition}:s3:::${bucketName}`);
    }),
  ],
  [
    'policy-lost',
    'takes the policy from the bucket',
    ['overview.*'],
    destroys(({ bucketName, partition }, { state }) => {
      Object.assign(state.buckets.get(`arn:${partition}:s3:::${bucketName}`) ?? {}, { policy: [] });
    }),
  ],
  [
    'topic-lost',
    'deletes the topic',
    ['overview.*'],
    destroys(({ topicArn = '' }, { state }) => {
      state.topics.delete(topicArn);
    }),
  ],
  [
    'key-lost',
    'deletes the key',
    ['overview.*'],
    destroys(({ keyArn = '' }, { state }) => {
      state.keys.delete(keyArn);
    }),
  ],
  [
    'log-group-lost',
    'deletes the log group',
    ['overview.*'],
    destroys(({ logGroupArn = '' }, { state }) => {
      state.logGroups.delete(logGroupArn.replace(/:\*$/, ''));
    }),
  ],
  [
    'role-lost',
    'deletes the role',
    ['overview.*'],
    destroys(({ roleArn = '' }, { state }) => {
      state.roles.delete(roleArn);
    }),
  ],
  ANSWERS_TRAIL,
  [
    'answers-name',
    'answers the name',
    ['response.status'],
    (right, input) => ({ ...right(input), Name: input.Name }),
  ],
  ...refusedAndDone(remove, 'removes'),
];
