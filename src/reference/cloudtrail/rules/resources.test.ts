import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { DeleteBucketPolicyCommand, ListObjectsV2Command, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { CreateTopicCommand } from '@aws-sdk/client-sns';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReference, type Reference } from '../../index.ts';
import { type Clients, clientsOf } from '../../testing/clients.ts';
import {
  ACCOUNT,
  bucketStatements,
  create,
  keyStatements,
  makeBucket,
  makeKey,
  makeLogGroup,
  makeRole,
  makeTopic,
  outcome,
  policy,
} from '../../testing/fixtures.ts';

// Rules about what the request points to: bucket policy, topic, key, log group and role.
let reference: Reference;
let clients: Clients;

beforeEach(async () => {
  reference = createReference();
  clients = clientsOf(reference);
  await makeBucket(clients);
});

describe('InsufficientS3BucketPolicyException', () => {
  const code = 'InsufficientS3BucketPolicyException';
  const [acl = {}, write = {}] = bucketStatements('logs');
  const condition = (key: string, value: string) => ({ Condition: { StringEquals: { [key]: value } } });
  const trail = `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/trail`;

  it.each<[string, object[], boolean]>([
    ['both statements', [acl, write], false],
    ['no acl statement', [write], true],
    ['no write statement', [acl], true],
    ['another account id', bucketStatements('logs', ['AWSLogs/210987654321']), true],
    ['an unused prefix', bucketStatements('logs', [`p/AWSLogs/${ACCOUNT}`]), true],
    ['no star at the end', [acl, { ...write, Resource: `arn:aws:s3:::logs/AWSLogs/${ACCOUNT}` }], true],
    ['the right source', [{ ...acl, ...condition('aws:SourceArn', trail) }, write], false],
    ['another source', [{ ...acl, ...condition('aws:SourceArn', `${trail}2`) }, write], true],
    ['another source account', [{ ...acl, ...condition('aws:SourceAccount', '210987654321') }, write], true],
    ['another canned acl', [acl, { ...write, ...condition('s3:x-amz-acl', 'private') }], true],
    ['a deny on top', [acl, write, { ...write, Effect: 'Deny' }], true],
  ])('%s', async (_title, statements, violated) => {
    await clients.s3.send(new PutBucketPolicyCommand({ Bucket: 'logs', Policy: policy(...statements) }));
    expect(await outcome(create(clients))).toBe(violated ? code : 'accepted');
  });

  it('asks for the prefix', async () => {
    expect(await outcome(create(clients, { S3KeyPrefix: 'p' }))).toBe(code);
    await makeBucket(clients, 'prefixed', bucketStatements('prefixed', [`p/AWSLogs/${ACCOUNT}`]));
    expect(await outcome(create(clients, { S3BucketName: 'prefixed', S3KeyPrefix: 'p' }))).toBe('accepted');
  });

  it('asks for the folder of the digest files only with validation', async () => {
    const onlyLogs = { ...write, Resource: `arn:aws:s3:::logs/AWSLogs/${ACCOUNT}/CloudTrail/*` };
    await clients.s3.send(new PutBucketPolicyCommand({ Bucket: 'logs', Policy: policy(acl, onlyLogs) }));
    expect(await outcome(create(clients, { EnableLogFileValidation: true }))).toBe(code);
    expect(await outcome(create(clients))).toBe('accepted');
  });

  it('refuses a bucket without any policy, leaving nothing in it', async () => {
    await clients.s3.send(new DeleteBucketPolicyCommand({ Bucket: 'logs' }));
    expect(await outcome(create(clients))).toBe(code);
    expect((await clients.s3.send(new ListObjectsV2Command({ Bucket: 'logs' }))).KeyCount).toBe(0);
  });

  it('leaves its marker when only the acl is refused', async () => {
    await clients.s3.send(new PutBucketPolicyCommand({ Bucket: 'logs', Policy: policy(write) }));
    expect(await outcome(create(clients))).toBe(code);
    const { Contents } = await clients.s3.send(new ListObjectsV2Command({ Bucket: 'logs' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual([`AWSLogs/${ACCOUNT}/CloudTrail/`]);
  });
});

describe('topics', () => {
  const code = 'InsufficientSnsTopicPolicyException';

  it('refuses a topic that is missing or has its default policy', async () => {
    expect(await outcome(create(clients, { SnsTopicName: 'notices' }))).toBe(code);
    await clients.sns.send(new CreateTopicCommand({ Name: 'notices' }));
    expect(await outcome(create(clients, { SnsTopicName: 'notices' }))).toBe(code);
  });

  it('finds a topic elsewhere by its ARN only, and keeps the spelling', async () => {
    const topic = await makeTopic(clientsOf(reference, { region: 'eu-west-1', key: 'member' }));
    expect(await outcome(create(clients, { SnsTopicName: 'notices' }))).toBe(code);
    const { SnsTopicName, SnsTopicARN } = await create(clients, { SnsTopicName: topic });
    expect([SnsTopicName, SnsTopicARN]).toEqual([topic, topic]);
  });

  it('refuses a topic whose key is missing', async () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 'SNS:Publish', Resource: '*' };
    const Attributes = { KmsMasterKeyId: 'alias/gone', Policy: policy(statement) };
    await clients.sns.send(new CreateTopicCommand({ Name: 'sealed', Attributes }));
    expect(await outcome(create(clients, { SnsTopicName: 'sealed' }))).toBe('KmsKeyNotFoundException');
  });
});

describe('keys', () => {
  const id = '11111111-2222-3333-4444-555555555555';
  const withKey = (KmsKeyId: string) => outcome(create(clients, { KmsKeyId }));

  it.each([
    'x',
    'alias/',
    'key/x',
    'arn:aws:kms:us-east-1:123456789012:key',
    `arn:aws:kms:us-east-1:1:key/${id}`,
    `arn:aws:s3:us-east-1:${ACCOUNT}:key/${id}`,
  ])('can not read %s', async (text) => {
    expect(await withKey(text)).toBe('InvalidKmsKeyIdException');
  });

  it.each([
    [`arn:aws:kms:us-east-1:${ACCOUNT}:key/${id}`, 'InsufficientEncryptionPolicyException'],
    [id, 'InsufficientEncryptionPolicyException'],
    ['alias/none', 'InsufficientEncryptionPolicyException'],
    [`arn:aws:kms:us-west-2:${ACCOUNT}:key/${id}`, 'KmsKeyNotFoundException'],
    ['alias/aws/s3', 'KmsKeyNotFoundException'],
    ['', 'accepted'],
  ])('answers a missing key "%s"', async (text, expected) => {
    expect(await withKey(text)).toBe(expected);
  });

  it('answers the key ARN for all four forms', async () => {
    const key = await makeKey(
      clients,
      keyStatements().map((statement) => ({ ...statement, Condition: undefined })),
    );
    await clients.kms.send(new CreateAliasCommand({ AliasName: 'alias/mine', TargetKeyId: key.id }));
    const forms = [key.id, key.arn, 'alias/mine', `arn:aws:kms:us-east-1:${ACCOUNT}:alias/mine`];
    for (const [i, KmsKeyId] of forms.entries()) {
      expect((await create(clients, { Name: `trail${i}`, KmsKeyId })).KmsKeyId).toBe(key.arn);
    }
  });

  it.each([
    ['kms:GenerateDataKey*', 0, 'accepted'],
    ['kms:DescribeKey', 1, 'InsufficientEncryptionPolicyException'],
  ])('asks the key policy for data keys and nothing else (%s alone)', async (_action, index, expected) => {
    const key = await makeKey(clients, keyStatements().slice(index, index + 1));
    expect(await withKey(key.arn)).toBe(expected);
  });

  it('tells the key policy which trail asks', async () => {
    const key = await makeKey(clients);
    expect(await outcome(create(clients, { Name: 'another', KmsKeyId: key.arn }))).toBe(
      'InsufficientEncryptionPolicyException',
    );
    expect(await withKey(key.arn)).toBe('accepted');
  });

  it('refuses a disabled key and one pending deletion, and takes them back', async () => {
    const { id: KeyId } = await makeKey(clients);
    await clients.kms.send(new DisableKeyCommand({ KeyId }));
    expect(await withKey(KeyId)).toBe('KmsException');
    await clients.kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    expect(await withKey(KeyId)).toBe('KmsException');
    await clients.kms.send(new CancelKeyDeletionCommand({ KeyId }));
    await clients.kms.send(new EnableKeyCommand({ KeyId }));
    expect(await withKey(KeyId)).toBe('accepted');
  });

  it('wants the key in the Region of the bucket, not of the trail', async () => {
    const elsewhere = clientsOf(reference, { region: 'eu-west-1' });
    const key = await makeKey(
      elsewhere,
      keyStatements().map((statement) => ({ ...statement, Condition: undefined })),
    );
    expect(await outcome(create(elsewhere, { KmsKeyId: key.arn }))).toBe('KmsKeyNotFoundException');
  });
});

describe('log group and role', () => {
  const GROUP = 'InvalidCloudWatchLogsLogGroupArnException';
  const ROLE = 'InvalidCloudWatchLogsRoleArnException';
  const group = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:group:*`;
  const role = `arn:aws:iam::${ACCOUNT}:role/role`;
  const withLogs = (CloudWatchLogsLogGroupArn?: string, CloudWatchLogsRoleArn?: string) =>
    outcome(create(clients, { CloudWatchLogsLogGroupArn, CloudWatchLogsRoleArn }));

  it.each<[string, string | undefined, string | undefined, string]>([
    ['both', group, role, 'accepted'],
    ['a group alone', group, undefined, ROLE],
    ['a role alone', undefined, role, GROUP],
    ['both empty', '', '', 'accepted'],
    ['a group without the star', group.slice(0, -2), role, GROUP],
    ['a group that is not an ARN', 'group', role, GROUP],
    ['a group in another Region', group.replace('us-east-1', 'us-west-2'), role, GROUP],
    ['a group of another account', group.replace(ACCOUNT, '210987654321'), role, GROUP],
    ['a group that is missing', group.replace('group:*', 'other:*'), role, GROUP],
    ['a role that is not an ARN', group, 'role', ROLE],
    ['a user', group, role.replace('role/', 'user/'), ROLE],
    ['a role that is missing', group, `${role}2`, ROLE],
  ])('%s', async (_title, groupArn, roleArn, expected) => {
    expect(await makeLogGroup(clients)).toBe(group);
    expect(await makeRole(clients)).toBe(role);
    expect(await withLogs(groupArn, roleArn)).toBe(expected);
  });

  it.each<[string, Parameters<typeof makeRole>[1], string]>([
    ['can not assume', { trusted: 'ec2.amazonaws.com' }, ROLE],
    ['may not create streams with', { actions: ['logs:PutLogEvents'] }, GROUP],
    ['may not put events with', { actions: ['logs:CreateLogStream'] }, GROUP],
  ])('refuses a role that it %s', async (_title, settings, expected) => {
    await makeLogGroup(clients);
    expect(await withLogs(group, await makeRole(clients, settings))).toBe(expected);
  });

  it('echoes both', async () => {
    const members = {
      CloudWatchLogsLogGroupArn: await makeLogGroup(clients),
      CloudWatchLogsRoleArn: await makeRole(clients),
    };
    expect(await create(clients, members)).toMatchObject(members);
  });
});

describe('order', () => {
  it('reports the bucket policy before key and log group', async () => {
    await clients.s3.send(new DeleteBucketPolicyCommand({ Bucket: 'logs' }));
    const KmsKeyId = `arn:aws:kms:us-east-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`;
    const faults = { KmsKeyId, CloudWatchLogsLogGroupArn: 'x' };
    expect(await outcome(create(clients, faults))).toBe('InsufficientS3BucketPolicyException');
  });
});
