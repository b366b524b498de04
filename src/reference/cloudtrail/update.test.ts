import {
  GetTrailCommand,
  UpdateTrailCommand,
  type UpdateTrailCommandInput,
} from '@aws-sdk/client-cloudtrail';
import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReference } from '../index.ts';
import { type Clients, clientsOf } from '../testing/clients.ts';
import {
  ACCOUNT,
  bucketStatements,
  create,
  makeBucket,
  makeTopic,
  outcome,
  policy,
} from '../testing/fixtures.ts';

const ARN = `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/trail`;

let clients: Clients;
let elsewhere: Clients;

beforeEach(async () => {
  const reference = createReference();
  clients = clientsOf(reference);
  elsewhere = clientsOf(reference, { region: 'eu-west-1' });
  await makeBucket(clients);
});

const update = (more: Partial<UpdateTrailCommandInput> = {}, from = clients) =>
  from.cloudtrail.send(new UpdateTrailCommand({ Name: 'trail', ...more }));
const get = async () => (await clients.cloudtrail.send(new GetTrailCommand({ Name: ARN }))).Trail;

describe('UpdateTrail', () => {
  it('keeps what is left out, and answers all settings', async () => {
    await makeTopic(clients);
    const { $metadata, ...created } = await create(clients, {
      SnsTopicName: 'notices',
      IncludeGlobalServiceEvents: false,
      EnableLogFileValidation: true,
    });
    const { $metadata: _, ...updated } = await update({ S3KeyPrefix: '' });
    expect(updated).toEqual(created);
    expect(await get()).toMatchObject(created);
  });

  it('removes a topic by an empty text, which its answer has and the reads leave out', async () => {
    await makeTopic(clients);
    await create(clients, { SnsTopicName: 'notices' });
    expect(await update({ SnsTopicName: '' })).toMatchObject({ SnsTopicName: '', SnsTopicARN: '' });
    expect(await get()).not.toHaveProperty('SnsTopicARN');
  });

  it('checks the policy of the bucket again, and changes nothing where it refuses', async () => {
    await create(clients);
    const before = await get();
    const revoked = policy(...bucketStatements('logs', ['AWSLogs/999999999999']));
    await clients.s3.send(new PutBucketPolicyCommand({ Bucket: 'logs', Policy: revoked }));
    expect(await outcome(update())).toBe('InsufficientS3BucketPolicyException');
    expect(await outcome(update({ EnableLogFileValidation: true }))).toBe(
      'InsufficientS3BucketPolicyException',
    );
    expect(await get()).toEqual(before);
  });

  it.each<[Partial<UpdateTrailCommandInput>, string]>([
    [{ Name: 'none' }, 'TrailNotFoundException'],
    [{ Name: 'a' }, 'InvalidTrailNameException'],
    [{ S3BucketName: '' }, 'InvalidS3BucketNameException'],
    [{ S3BucketName: 'nobody-has-it' }, 'S3BucketDoesNotExistException'],
    [{ S3KeyPrefix: 'x'.repeat(201) }, 'InvalidS3PrefixException'],
    [
      { CloudWatchLogsLogGroupArn: '', CloudWatchLogsRoleArn: 'x' },
      'InvalidCloudWatchLogsLogGroupArnException',
    ],
    [{ CloudWatchLogsLogGroupArn: 'x', CloudWatchLogsRoleArn: '' }, 'InvalidCloudWatchLogsRoleArnException'],
    [{ CloudWatchLogsLogGroupArn: '', CloudWatchLogsRoleArn: '' }, 'accepted'],
    [{ IsOrganizationTrail: true }, 'OrganizationsNotInUseException'],
  ])('%j: %s', async (input, expected) => {
    await create(clients);
    expect(await outcome(update(input))).toBe(expected);
  });

  it('looks for wrong combinations in what the trail is to be', async () => {
    await create(clients, { IncludeGlobalServiceEvents: false });
    expect(await outcome(update({ IsMultiRegionTrail: true }))).toBe('InvalidParameterCombinationException');
    const both = { IsMultiRegionTrail: true, IncludeGlobalServiceEvents: true };
    expect(await outcome(update(both))).toBe('accepted');
    expect(await outcome(update({ IncludeGlobalServiceEvents: false }))).toBe(
      'InvalidParameterCombinationException',
    );
  });

  it('works at home only', async () => {
    await create(clients, { IsMultiRegionTrail: true });
    expect(await outcome(update({ Name: ARN }, elsewhere))).toBe('InvalidHomeRegionException');
    expect(await outcome(update({}, elsewhere))).toBe('TrailNotFoundException');
  });
});
