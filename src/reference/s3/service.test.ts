import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReference, type Reference } from '../index.ts';
import { clientsOf } from '../testing/clients.ts';
import { outcome, policy } from '../testing/fixtures.ts';

const Bucket = 'bucket';
let reference: Reference;
let s3: ReturnType<typeof clientsOf>['s3'];

beforeEach(async () => {
  reference = createReference();
  s3 = clientsOf(reference).s3;
  await s3.send(new CreateBucketCommand({ Bucket }));
});

describe('buckets', () => {
  it('are global names with a Region', async () => {
    const eu = clientsOf(reference, { region: 'eu-west-1' }).s3;
    const LocationConstraint = 'eu-west-1' as const;
    await eu.send(
      new CreateBucketCommand({ Bucket: 'euro', CreateBucketConfiguration: { LocationConstraint } }),
    );
    const location = async (name: string) =>
      (await s3.send(new GetBucketLocationCommand({ Bucket: name }))).LocationConstraint;
    expect(await location('euro')).toBe('eu-west-1');
    expect(await location(Bucket)).toBeFalsy();
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name, BucketRegion }) => [Name, BucketRegion])).toEqual([
      [Bucket, 'us-east-1'],
      ['euro', 'eu-west-1'],
    ]);
    expect((await s3.send(new HeadBucketCommand({ Bucket: 'euro' }))).BucketRegion).toBe('eu-west-1');
  });

  it('are refused where name, place or owner are wrong', async () => {
    const eu = clientsOf(reference, { region: 'eu-west-1' }).s3;
    const member = clientsOf(reference, { key: 'member' }).s3;
    const make = (client: typeof s3, name: string) =>
      outcome(client.send(new CreateBucketCommand({ Bucket: name })));
    expect(await make(s3, Bucket)).toBe('BucketAlreadyOwnedByYou');
    expect(await make(member, Bucket)).toBe('BucketAlreadyExists');
    expect(await make(s3, 'Bad_Name')).toBe('InvalidBucketName');
    const CreateBucketConfiguration = { LocationConstraint: 'eu-central-1' as const };
    const misplaced = eu.send(new CreateBucketCommand({ Bucket: 'other', CreateBucketConfiguration }));
    expect(await outcome(misplaced)).toBe('IllegalLocationConstraintException');
    expect(await outcome(eu.send(new HeadBucketCommand({ Bucket: 'none' })))).toBe('NotFound');
    expect(await outcome(member.send(new ListObjectsV2Command({ Bucket })))).toBe('AccessDenied');
  });

  it('keep policy and tags', async () => {
    expect(await outcome(s3.send(new GetBucketPolicyCommand({ Bucket })))).toBe('NoSuchBucketPolicy');
    expect(await outcome(s3.send(new PutBucketPolicyCommand({ Bucket, Policy: 'no' })))).toBe(
      'MalformedPolicy',
    );
    const Policy = policy({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' });
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(Policy);
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
    expect(await outcome(s3.send(new GetBucketPolicyCommand({ Bucket })))).toBe('NoSuchBucketPolicy');

    expect(await outcome(s3.send(new GetBucketTaggingCommand({ Bucket })))).toBe('NoSuchTagSet');
    const TagSet = [
      { Key: 'a', Value: '007' },
      { Key: 'b & <c>', Value: '' },
    ];
    await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }));
    expect((await s3.send(new GetBucketTaggingCommand({ Bucket }))).TagSet).toEqual(TagSet);
  });
});

describe('objects', () => {
  const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: `of ${Key}` }));
  const keys = async (input = {}) =>
    (await s3.send(new ListObjectsV2Command({ Bucket, ...input }))).Contents?.map(({ Key }) => Key);

  it('are stored, listed and read', async () => {
    for (const key of ['p/b', 'p/a b+ü', 'q']) await put(key);
    expect(await keys({ Prefix: 'p/' })).toEqual(['p/a b+ü', 'p/b']);
    const first = await s3.send(new ListObjectsV2Command({ Bucket, MaxKeys: 2 }));
    expect(first).toMatchObject({ IsTruncated: true, KeyCount: 2 });
    expect(await keys({ ContinuationToken: first.NextContinuationToken })).toEqual(['q']);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'p/a b+ü' }));
    expect(await Body?.transformToString()).toBe('of p/a b+ü');
    expect(await outcome(s3.send(new GetObjectCommand({ Bucket, Key: 'none' })))).toBe('NoSuchKey');
  });

  it('have to go before their bucket', async () => {
    for (const key of ['a', 'b & <c>', 'd']) await put(key);
    expect(await outcome(s3.send(new DeleteBucketCommand({ Bucket })))).toBe('BucketNotEmpty');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
    const Objects = [{ Key: 'b & <c>' }, { Key: 'd' }];
    const { Deleted } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted).toEqual(Objects);
    await s3.send(new DeleteBucketCommand({ Bucket }));
    expect(await outcome(s3.send(new ListObjectsV2Command({ Bucket })))).toBe('NoSuchBucket');
  });
});
