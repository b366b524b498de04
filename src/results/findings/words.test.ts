import { expect, it } from 'vitest';
import type { Case } from '../../../generated/case-table.ts';
import { loadSuite } from '../../contract/table.ts';
import type { Cause } from './cause.ts';
import type { Told } from './told.ts';
import { wordsOf } from './words.ts';

const table = loadSuite();
const taken: Cause = { kind: 'refuses', subject: '', got: 'TrailAlreadyExistsException' };
const topics: Cause = {
  kind: 'accepts',
  subject: 'InsufficientSnsTopicPolicyException',
  got: 'accepted',
  rule: 'error.InsufficientSnsTopicPolicyException.1',
};
const names: Cause = { ...topics, subject: 'InvalidTrailNameException', rule: 'request.Name.5' };
const tags: Cause = { kind: 'loses', subject: 'TagsList', got: 'nothing' };
const listed: Cause = { kind: 'value', subject: 'trailList', got: 'more entries' };

/** Cases of the table by id. */
const rows = (...ids: string[]): Case[] => table.cases.filter(({ id }) => ids.includes(id));

const deleted: Cause = { kind: 'not-removed', subject: '', got: 'a resource' };

function words(cause: Cause, parts: Partial<Told> = {}) {
  const first = parts.rows?.[0] ?? { title: 'a case' };
  const told = {
    cause,
    operations: ['CreateTrail'],
    first,
    count: 1,
    isUnserved: false,
    others: [],
    rows: [],
  };
  return wordsOf({ ...told, table, ...parts });
}

it.each<[string, string, Cause, Partial<Told>]>([
  [
    'what all refused requests have in common',
    'CreateTrail refuses a name that a trail of another Region has',
    taken,
    { rows: rows('TrailAlreadyExistsException/same-name-in-another-region', 'GetTrail/Regions/same-name') },
  ],
  [
    'that the bucket is of another account',
    'CreateTrail: a bucket of another account is refused',
    { ...taken, got: 'S3BucketDoesNotExistException' },
    { rows: rows('S3BucketDoesNotExistException/in-another-account') },
  ],
  [
    'that the topic is given by its ARN',
    'UpdateTrail: a topic that is given by its ARN is refused',
    { ...taken, operation: 'UpdateTrail', got: 'InsufficientSnsTopicPolicyException' },
    { operations: ['UpdateTrail'], rows: rows('UpdateTrail/Members/topic-by-arn') },
  ],
  [
    'who refuses, where they have nothing in common',
    'CreateTrail refuses valid requests with TrailAlreadyExistsException',
    taken,
    { rows: rows('Response/smallest') },
  ],
  [
    'who refuses, where nothing is known of the requests',
    'CreateTrail refuses valid requests with TrailAlreadyExistsException',
    taken,
    {},
  ],
  [
    'that an operation is missing',
    'PutInsightSelectors is not served',
    { ...taken, operation: 'PutInsightSelectors' },
    { isUnserved: true },
  ],
  [
    'that some requests get an error that others must get too',
    'Topic policies are not fully checked',
    topics,
    { count: 24, rows: rows('InsufficientSnsTopicPolicyException/no-policy') },
  ],
  [
    'the one request that gets no error',
    'A topic that only its owner may publish to is accepted',
    topics,
    { rows: rows('InsufficientSnsTopicPolicyException/no-policy') },
  ],
  [
    'the rule, where the case is about the form of the error',
    'Not enforced: A name has 3 to 128 characters',
    names,
    { rows: rows('Protocol/error-envelope') },
  ],
  [
    'the other error that comes instead',
    'Members of the wrong JSON type are accepted (some requests get InternalError)',
    { kind: 'accepts', subject: 'SerializationException', got: 'accepted' },
    { others: ['InternalError'] },
  ],
  [
    'whose tags are lost',
    'The tags of CreateTrail are not kept',
    tags,
    { operations: ['ListTags'], rows: rows('State/tags-kept', 'AddTags/State/beside-others') },
  ],
  [
    'only that tags are lost, where others are too',
    'TagsList is missing from what ListTags answers',
    tags,
    {
      operations: ['ListTags'],
      rows: rows('State/tags-kept', 'AddTags/Response/by-arn', 'AddTags/State/no-value'),
    },
  ],
  [
    'that the trail was deleted by its ARN',
    'GetTrail still shows a trail that was deleted by its ARN',
    deleted,
    { operations: ['GetTrail'], rows: rows('DeleteTrail/Response/by-arn') },
  ],
  [
    'only that the trail was deleted, where others were by name',
    'GetTrail still shows a trail that was deleted',
    deleted,
    { operations: ['GetTrail'], rows: rows('DeleteTrail/Response/by-arn', 'DeleteTrail/Response/by-name') },
  ],
  [
    'that Regions are not kept apart',
    'DescribeTrails: trails of other Regions are listed',
    listed,
    { operations: ['DescribeTrails'], rows: rows('State/in-one-region') },
  ],
])('a title says %s', (_what, wanted, cause, parts) => {
  expect(words(cause, parts).title).toBe(wanted);
});

it.each<[string, string, Cause]>([
  ['what was sent', 'A program does not get back what it sent', tags],
  [
    'what was sent under another name',
    'A program does not get back what it sent',
    { ...tags, subject: 'SnsTopicARN' },
  ],
  [
    'what only the service makes',
    'A program that reads HomeRegion does not get it.',
    { ...tags, subject: 'HomeRegion' },
  ],
  [
    'a time',
    'A program that reads StartLoggingTime does not get it.',
    { ...tags, subject: 'StartLoggingTime' },
  ],
  [
    'a part of a list',
    'A program that reads trailList gets only a part of it.',
    { ...tags, subject: 'trailList', got: 'fewer entries' },
  ],
  [
    'a member of a selector',
    'A program does not get back what it sent',
    { ...tags, subject: 'ReadWriteType' },
  ],
  ['a trail that was not removed', 'A program that removed its trail still finds it.', deleted],
])('says what it means to lose %s: %s', (_what, wanted, cause) => {
  expect(words(cause).means).toContain(wanted);
});
