import {
  AddTagsCommand,
  type CreateTrailCommandInput,
  DeleteTrailCommand,
  DescribeTrailsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
  ListTrailsCommand,
  RemoveTagsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReference, type Reference } from '../index.ts';
import { type Clients, clientsOf } from '../testing/clients.ts';
import { ACCOUNT, bucketStatements, create, makeBucket, makeTopic, outcome } from '../testing/fixtures.ts';

let reference: Reference;
let clients: Clients;
let elsewhere: Clients;
const ARN = `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/trail`;

beforeEach(async () => {
  reference = createReference();
  clients = clientsOf(reference);
  elsewhere = clientsOf(reference, { region: 'eu-west-1' });
  await makeBucket(clients);
});

const get = async (from: Clients, Name = 'trail') =>
  (await from.cloudtrail.send(new GetTrailCommand({ Name }))).Trail;
const described = async (from: Clients, input = {}) =>
  (await from.cloudtrail.send(new DescribeTrailsCommand(input))).trailList?.map(({ Name }) => Name);

describe('a created trail', () => {
  it('is the same in the response, GetTrail and DescribeTrails', async () => {
    const topic = await makeTopic(clients);
    const { $metadata, ...created } = await create(clients, {
      SnsTopicName: 'notices',
      S3KeyPrefix: '',
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
      TagsList: [{ Key: 'a', Value: 'b' }],
    });
    expect(created).toEqual({
      Name: 'trail',
      S3BucketName: 'logs',
      S3KeyPrefix: '',
      SnsTopicName: 'notices',
      SnsTopicARN: topic,
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: true,
      IsOrganizationTrail: false,
      LogFileValidationEnabled: true,
      TrailARN: ARN,
    });
    expect(await get(clients)).toEqual({
      ...created,
      HomeRegion: 'us-east-1',
      HasCustomEventSelectors: false,
      HasInsightSelectors: false,
    });
    const { trailList } = await clients.cloudtrail.send(
      new DescribeTrailsCommand({ trailNameList: ['trail'] }),
    );
    expect(trailList).toEqual([await get(clients, ARN)]);
  });

  it('logs only from StartLogging to StopLogging', async () => {
    await create(clients);
    const status = async () =>
      (await clients.cloudtrail.send(new GetTrailStatusCommand({ Name: 'trail' }))).IsLogging;
    expect(await status()).toBe(false);
    await clients.cloudtrail.send(new StartLoggingCommand({ Name: 'trail' }));
    expect(await status()).toBe(true);
    await clients.cloudtrail.send(new StopLoggingCommand({ Name: ARN }));
    expect(await status()).toBe(false);
  });

  it('leaves its markers in the bucket', async () => {
    await create(clients, { EnableLogFileValidation: true });
    const { Contents } = await clients.s3.send(new ListObjectsV2Command({ Bucket: 'logs' }));
    expect(Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([
      [`AWSLogs/${ACCOUNT}/CloudTrail-Digest/`, 0],
      [`AWSLogs/${ACCOUNT}/CloudTrail/`, 0],
    ]);
  });

  it('is gone after DeleteTrail', async () => {
    await create(clients);
    await clients.cloudtrail.send(new DeleteTrailCommand({ Name: 'trail' }));
    expect(await outcome(get(clients))).toBe('TrailNotFoundException');
    expect(await outcome(create(clients))).toBe('accepted');
  });

  it('shows its tags, which can be added and removed', async () => {
    await create(clients, { TagsList: [{ Key: 'a', Value: '1' }] });
    const tags = async () => {
      const answer = await clients.cloudtrail.send(new ListTagsCommand({ ResourceIdList: [ARN] }));
      return answer.ResourceTagList?.[0]?.TagsList;
    };
    expect(await tags()).toEqual([{ Key: 'a', Value: '1' }]);
    const add = (count: number) =>
      clients.cloudtrail.send(
        new AddTagsCommand({
          ResourceId: ARN,
          TagsList: Array.from({ length: count }, (_, i) => ({ Key: `k${i}`, Value: 'v' })),
        }),
      );
    expect(await outcome(add(50))).toBe('TagsLimitExceededException');
    expect(await outcome(add(49))).toBe('accepted');
    await clients.cloudtrail.send(new RemoveTagsCommand({ ResourceId: ARN, TagsList: [{ Key: 'a' }] }));
    expect(await tags()).toHaveLength(49);
  });
});

describe('Regions', () => {
  it('keeps a single-Region trail in its Region', async () => {
    await create(clients);
    expect(await described(elsewhere)).toEqual([]);
    expect(await outcome(get(elsewhere, ARN))).toBe('TrailNotFoundException');
    const { Trails } = await elsewhere.cloudtrail.send(new ListTrailsCommand({}));
    expect(Trails).toEqual([{ Name: 'trail', TrailARN: ARN, HomeRegion: 'us-east-1' }]);
  });

  it('shows a multi-Region trail as a shadow elsewhere', async () => {
    await create(clients, { IsMultiRegionTrail: true });
    expect(await described(elsewhere)).toEqual(['trail']);
    expect(await described(elsewhere, { includeShadowTrails: false })).toEqual([]);
    expect((await get(elsewhere, ARN))?.HomeRegion).toBe('us-east-1');
    const error: unknown = await get(elsewhere).catch((reason: unknown) => reason);
    expect(String(error)).toContain(`Unknown trail: trail for the user: ${ACCOUNT}`);
    const remove = elsewhere.cloudtrail.send(new DeleteTrailCommand({ Name: ARN }));
    expect(await outcome(remove)).toBe('InvalidHomeRegionException');
  });

  it('keeps accounts apart', async () => {
    await create(clients);
    const stranger = clientsOf(reference, { key: 'member' });
    expect(await described(stranger)).toEqual([]);
    expect(await outcome(get(stranger, ARN))).toBe('TrailNotFoundException');
  });
});

describe('trails that are there already', () => {
  const named = (Name: string, more: Partial<CreateTrailCommandInput> = {}) =>
    create(clients, { Name, ...more });

  it('refuses the same name, and leaves the first trail as it is', async () => {
    await named('trail');
    expect(await outcome(named('trail', { IsMultiRegionTrail: true }))).toBe('TrailAlreadyExistsException');
    expect((await get(clients))?.IsMultiRegionTrail).toBe(false);
    expect(await outcome(create(elsewhere))).toBe('accepted');
  });

  it('takes five in a Region, shadows counted', async () => {
    await create(elsewhere, { Name: 'shadow', IsMultiRegionTrail: true });
    await create(elsewhere, { Name: 'not-here' });
    for (const name of ['one', 'two', 'three', 'four']) expect(await outcome(named(name))).toBe('accepted');
    expect(await outcome(named('five'))).toBe('MaximumNumberOfTrailsExceededException');
    expect(await described(clients)).toHaveLength(5);
  });

  it('takes as many as the option says', async () => {
    clients = clientsOf(createReference({ trailLimit: 1 }));
    await makeBucket(clients, 'logs', bucketStatements('logs'));
    expect(await outcome(named('one'))).toBe('accepted');
    expect(await outcome(named('two'))).toBe('MaximumNumberOfTrailsExceededException');
  });
});
