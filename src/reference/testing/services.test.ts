import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand as ListLogTagsCommand,
  TagResourceCommand as TagLogGroupCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DeleteServiceLinkedRoleCommand,
  GetRoleCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
} from '@aws-sdk/client-iam';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  ListAliasesCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand as TagKeyCommand,
} from '@aws-sdk/client-kms';
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  SetTopicAttributesCommand,
  TagResourceCommand,
} from '@aws-sdk/client-sns';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReference, type Reference } from '../index.ts';
import { type Clients, clientsOf } from './clients.ts';
import { ACCOUNT, outcome, policy } from './fixtures.ts';

// The slices beside CloudTrail and S3, each through its real client.
let reference: Reference;
let clients: Clients;
const anything = policy({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' });

beforeEach(() => {
  reference = createReference();
  clients = clientsOf(reference);
});

describe('SNS', () => {
  it('makes a topic, once', async () => {
    const { sns } = clients;
    const Tags = [{ Key: 'a', Value: 'b' }];
    const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'x', Tags }));
    expect(TopicArn).toBe(`arn:aws:sns:us-east-1:${ACCOUNT}:x`);
    expect((await sns.send(new CreateTopicCommand({ Name: 'x' }))).TopicArn).toBe(TopicArn);
    await sns.send(new TagResourceCommand({ ResourceArn: TopicArn, Tags: [{ Key: 'c', Value: 'd' }] }));
    const tags = await sns.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn }));
    expect(tags.Tags).toEqual([...Tags, { Key: 'c', Value: 'd' }]);
    expect((await sns.send(new ListTopicsCommand({}))).Topics).toEqual([{ TopicArn }]);

    const attributes = async () => (await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes;
    expect((await attributes())?.Policy).toContain('AWS:SourceOwner');
    const set = (AttributeValue: string) =>
      sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue }));
    await set(anything);
    expect(await attributes()).toMatchObject({ TopicArn, Owner: ACCOUNT, Policy: anything });
    expect(await outcome(set('no policy'))).toBe('InvalidParameterException');

    await sns.send(new DeleteTopicCommand({ TopicArn }));
    expect(await outcome(attributes())).toBe('NotFoundException');
  });

  it('wants .fifo in the name of a FIFO topic only', async () => {
    const make = (Name: string, FifoTopic?: string) =>
      outcome(
        clients.sns.send(
          new CreateTopicCommand({ Name, ...(FifoTopic ? { Attributes: { FifoTopic } } : {}) }),
        ),
      );
    expect(await make('x.fifo', 'true')).toBe('accepted');
    expect(await make('x.fifo')).toBe('InvalidParameterException');
    expect(await make('x', 'true')).toBe('InvalidParameterException');
  });
});

describe('KMS', () => {
  it('makes keys with policy, tags and aliases', async () => {
    const { kms } = clients;
    const Tags = [{ TagKey: 'a', TagValue: 'b' }];
    const { KeyMetadata } = await kms.send(
      new CreateKeyCommand({ Policy: anything, Tags, Description: 'd' }),
    );
    const KeyId = KeyMetadata?.KeyId ?? '';
    expect(KeyMetadata).toMatchObject({
      Arn: `arn:aws:kms:us-east-1:${ACCOUNT}:key/${KeyId}`,
      KeyState: 'Enabled',
    });
    expect((await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy).toBe(anything);
    expect(await outcome(kms.send(new PutKeyPolicyCommand({ KeyId, Policy: '{' })))).toBe(
      'MalformedPolicyDocumentException',
    );
    await kms.send(new TagKeyCommand({ KeyId, Tags: [{ TagKey: 'a', TagValue: 'c' }] }));
    expect((await kms.send(new ListResourceTagsCommand({ KeyId }))).Tags).toEqual([
      { TagKey: 'a', TagValue: 'c' },
    ]);
    expect((await kms.send(new ListKeysCommand({}))).Keys?.map((key) => key.KeyId)).toEqual([KeyId]);

    await kms.send(new CreateAliasCommand({ AliasName: 'alias/x', TargetKeyId: KeyId }));
    const aliases = async () => (await kms.send(new ListAliasesCommand({}))).Aliases;
    expect(await aliases()).toMatchObject([{ AliasName: 'alias/x', TargetKeyId: KeyId }]);
    expect((await kms.send(new DescribeKeyCommand({ KeyId: 'alias/x' }))).KeyMetadata?.KeyId).toBe(KeyId);
    await kms.send(new DeleteAliasCommand({ AliasName: 'alias/x' }));
    expect(await aliases()).toEqual([]);
    const { KeyState } = await kms.send(new ScheduleKeyDeletionCommand({ KeyId }));
    expect(KeyState).toBe('PendingDeletion');
  });

  it('makes multi-Region keys, and none found are none', async () => {
    const { kms } = clients;
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ MultiRegion: true }));
    expect(KeyMetadata?.KeyId).toMatch(/^mrk-[0-9a-f]{32}$/);
    const elsewhere = clientsOf(reference, { region: 'eu-west-1' }).kms;
    const find = elsewhere.send(new DescribeKeyCommand({ KeyId: KeyMetadata?.Arn }));
    expect(await outcome(find)).toBe('NotFoundException');
  });
});

describe('CloudWatch Logs', () => {
  it('makes log groups', async () => {
    const { logs } = clients;
    const make = () => logs.send(new CreateLogGroupCommand({ logGroupName: '/a/b', tags: { a: 'b' } }));
    await make();
    expect(await outcome(make())).toBe('ResourceAlreadyExistsException');
    const resourceArn = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/a/b`;
    const groups = async () =>
      (await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/a' }))).logGroups;
    expect(await groups()).toMatchObject([{ arn: `${resourceArn}:*`, logGroupArn: resourceArn }]);
    await logs.send(new TagLogGroupCommand({ resourceArn, tags: { c: 'd' } }));
    expect((await logs.send(new ListLogTagsCommand({ resourceArn }))).tags).toEqual({ a: 'b', c: 'd' });
    await logs.send(new DeleteLogGroupCommand({ logGroupName: '/a/b' }));
    expect(await groups()).toEqual([]);
  });
});

describe('IAM and STS', () => {
  const RoleName = 'r';
  const trust = (AWS: string) => policy({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' });

  it('makes roles with inline policies and tags', async () => {
    const { iam } = clients;
    const AssumeRolePolicyDocument = trust(ACCOUNT);
    const Tags = [{ Key: 'a', Value: 'b' }];
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument, Tags, Path: '/p/' }));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({ Arn: `arn:aws:iam::${ACCOUNT}:role/p/r`, Path: '/p/' });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(AssumeRolePolicyDocument);
    await iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: 'c', Value: 'd' }] }));
    expect((await iam.send(new ListRoleTagsCommand({ RoleName }))).Tags).toHaveLength(2);

    const PolicyName = 'inline';
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: anything }));
    expect((await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual([PolicyName]);
    expect(await outcome(iam.send(new DeleteRoleCommand({ RoleName })))).toBe('DeleteConflictException');
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
    await iam.send(new DeleteRoleCommand({ RoleName }));
    expect(await outcome(iam.send(new GetRoleCommand({ RoleName })))).toBe('NoSuchEntityException');
  });

  it('makes and removes the service-linked role of CloudTrail', async () => {
    const { iam } = clients;
    await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'cloudtrail.amazonaws.com' }));
    const roles = async () =>
      (await iam.send(new ListRolesCommand({ PathPrefix: '/aws-service-role/' }))).Roles;
    expect((await roles())?.map((role) => role.RoleName)).toEqual(['AWSServiceRoleForCloudTrail']);
    await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: 'AWSServiceRoleForCloudTrail' }));
    expect(await roles()).toEqual([]);
  });

  it('gives out sessions of a role that trusts the caller', async () => {
    const member = clientsOf(reference, { key: 'member' });
    const AssumeRolePolicyDocument = trust('210987654321');
    const { Role } = await clients.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    const assume = new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 's' });
    expect(await outcome(clientsOf(reference, { key: 'loner' }).sts.send(assume))).toBe('AccessDenied');
    const { Credentials } = await member.sts.send(assume);
    const identity = (sessionToken: string) =>
      new STSClient({
        region: 'us-east-1',
        endpoint: 'http://reference.test',
        requestHandler: member.sts.config.requestHandler,
        credentials: {
          accessKeyId: Credentials?.AccessKeyId ?? '',
          secretAccessKey: Credentials?.SecretAccessKey ?? '',
          sessionToken,
        },
      }).send(new GetCallerIdentityCommand({}));
    const { Account, Arn } = await identity(Credentials?.SessionToken ?? '');
    expect([Account, Arn]).toEqual([ACCOUNT, `arn:aws:sts::${ACCOUNT}:assumed-role/r/s`]);
    expect(await outcome(identity('forged'))).toBe('InvalidClientTokenId');
  });
});
