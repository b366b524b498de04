import type { CreateTrailCommandInput } from '@aws-sdk/client-cloudtrail';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReference } from '../../index.ts';
import { type Clients, clientsOf } from '../../testing/clients.ts';
import { bucketStatements, create, makeBucket, makeTopic, outcome } from '../../testing/fixtures.ts';

// Rules that need nothing but the request: each with what violates it and what is just inside.
let clients: Clients;

beforeEach(async () => {
  clients = clientsOf(createReference());
  await makeBucket(clients, 'logs', bucketStatements('logs', ['*']));
});

const tags = (count: number) => Array.from({ length: count }, (_, i) => ({ Key: `k${i}`, Value: 'v' }));

describe.each<
  [exception: string, cases: [title: string, members: Partial<CreateTrailCommandInput>, violated: boolean][]]
>([
  [
    'InvalidTrailNameException',
    [
      ['blank', { Name: '' }, true],
      ['absent', { Name: undefined }, true],
      ['2 characters', { Name: 'ab' }, true],
      ['3 characters', { Name: 'abc' }, false],
      ['128 characters', { Name: 'a'.repeat(128) }, false],
      ['129 characters', { Name: 'a'.repeat(129) }, true],
      ['begins with a dash', { Name: '-trail' }, true],
      ['ends with a period', { Name: 'trail.' }, true],
      ['begins and ends with a digit', { Name: '1trail1' }, false],
      ['a hash', { Name: 'my#trail' }, true],
      ['a letter beyond ASCII', { Name: 'trä1l' }, true],
      ['dash next to underscore', { Name: 'my-_trail' }, true],
      ['period next to dash', { Name: 'my.-trail' }, true],
      ['single period, dash and underscore', { Name: 'a.b-c_d' }, false],
      ['an IP address', { Name: '192.168.5.4' }, true],
      ['three numbers', { Name: '192.168.5' }, false],
    ],
  ],
  [
    'InvalidParameterCombinationException',
    [
      [
        'multi-Region without global events',
        { IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false },
        true,
      ],
      ['multi-Region with them', { IsMultiRegionTrail: true, IncludeGlobalServiceEvents: true }, false],
      ['neither', { IsMultiRegionTrail: false, IncludeGlobalServiceEvents: false }, false],
    ],
  ],
  [
    'InvalidS3BucketNameException',
    [
      ['absent', { S3BucketName: undefined }, true],
      ['blank', { S3BucketName: '' }, true],
      ['2 characters', { S3BucketName: 'ab' }, true],
      ['64 characters', { S3BucketName: 'a'.repeat(64) }, true],
      ['upper case', { S3BucketName: 'Logs' }, true],
      ['underscore', { S3BucketName: 'my_logs' }, true],
      ['ends with a dash', { S3BucketName: 'logs-' }, true],
      ['adjacent periods', { S3BucketName: 'my..logs' }, true],
      ['an IP address', { S3BucketName: '10.0.0.1' }, true],
    ],
  ],
  [
    'S3BucketDoesNotExistException',
    [
      ['no such bucket', { S3BucketName: 'nowhere' }, true],
      ['no such bucket, 3 characters', { S3BucketName: 'abc' }, true],
      ['no such bucket, 63 characters', { S3BucketName: 'a'.repeat(63) }, true],
      ['the bucket', {}, false],
    ],
  ],
  [
    'InvalidS3PrefixException',
    [
      ['200 characters', { S3KeyPrefix: 'p'.repeat(200) }, false],
      ['201 characters', { S3KeyPrefix: 'p'.repeat(201) }, true],
    ],
  ],
  [
    'InvalidSnsTopicNameException',
    [
      ['257 characters', { SnsTopicName: 't'.repeat(257) }, true],
      ['a space', { SnsTopicName: 'my topic' }, true],
      ['a FIFO topic', { SnsTopicName: 'notices.fifo' }, true],
      ['an ARN of another service', { SnsTopicName: 'arn:aws:sqs:us-east-1:123456789012:q' }, true],
      ['an ARN without an account', { SnsTopicName: 'arn:aws:sns:us-east-1::t' }, true],
      ['an ARN with a bad name', { SnsTopicName: 'arn:aws:sns:us-east-1:123456789012:a/b' }, true],
      ['blank, which is none', { SnsTopicName: '' }, false],
    ],
  ],
  [
    'InvalidTagParameterException',
    [
      ['201 items', { TagsList: tags(201) }, true],
      ['a blank key', { TagsList: [{ Key: '', Value: 'v' }] }, true],
      ['a key of 128', { TagsList: [{ Key: 'k'.repeat(128), Value: 'v' }] }, false],
      ['a key of 129', { TagsList: [{ Key: 'k'.repeat(129), Value: 'v' }] }, true],
      ['a value of 256', { TagsList: [{ Key: 'k', Value: 'v'.repeat(256) }] }, false],
      ['a value of 257', { TagsList: [{ Key: 'k', Value: 'v'.repeat(257) }] }, true],
      ['no value', { TagsList: [{ Key: 'k' }] }, false],
      ['a star in a key', { TagsList: [{ Key: 'k*', Value: 'v' }] }, true],
      ['a star in a value', { TagsList: [{ Key: 'k', Value: 'v*' }] }, true],
      ['every punctuation allowed', { TagsList: [{ Key: '_.:/=+-@ é', Value: '_.:/=+-@ é' }] }, false],
      ['a reserved key', { TagsList: [{ Key: 'aws:k', Value: 'v' }] }, true],
      ['a key twice', { TagsList: [...tags(2), { Key: 'k0', Value: 'w' }] }, true],
      ['keys that differ in case', { TagsList: [...tags(1), { Key: 'K0', Value: 'v' }] }, false],
    ],
  ],
  [
    'TagsLimitExceededException',
    [
      ['50 tags', { TagsList: tags(50) }, false],
      ['51 tags', { TagsList: tags(51) }, true],
      ['200 tags', { TagsList: tags(200) }, true],
    ],
  ],
])('%s', (exception, cases) => {
  it.each(cases)('%s', async (_title, members, violated) => {
    expect(await outcome(create(clients, members))).toBe(violated ? exception : 'accepted');
  });
});

it('accepts a topic name of 256 characters, by name and by ARN', async () => {
  const arn = await makeTopic(clients, 't'.repeat(256));
  expect(await outcome(create(clients, { SnsTopicName: 't'.repeat(256) }))).toBe('accepted');
  expect(await outcome(create(clients, { Name: 'second', SnsTopicName: arn }))).toBe('accepted');
});

it('reports the name before the combination, and both before the bucket', async () => {
  const bad = { IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false, S3BucketName: 'nowhere' };
  expect(await outcome(create(clients, { ...bad, Name: 'a' }))).toBe('InvalidTrailNameException');
  expect(await outcome(create(clients, bad))).toBe('InvalidParameterCombinationException');
});
