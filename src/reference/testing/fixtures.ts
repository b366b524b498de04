import { CreateTrailCommand, type CreateTrailCommandInput } from '@aws-sdk/client-cloudtrail';
import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateKeyCommand } from '@aws-sdk/client-kms';
import { CreateBucketCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SetTopicAttributesCommand } from '@aws-sdk/client-sns';
import type { Clients } from './clients.ts';

export const ACCOUNT = '123456789012';
const PRINCIPAL = { Service: 'cloudtrail.amazonaws.com' };

export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** The two statements CloudTrail asks of a bucket; `folders` are the owners under `[prefix/]AWSLogs/`. */
export function bucketStatements(
  bucket: string,
  folders: readonly string[] = [`AWSLogs/${ACCOUNT}`],
): object[] {
  return [
    { Effect: 'Allow', Principal: PRINCIPAL, Action: 's3:GetBucketAcl', Resource: `arn:aws:s3:::${bucket}` },
    {
      Effect: 'Allow',
      Principal: PRINCIPAL,
      Action: 's3:PutObject',
      Resource: folders.map((folder) => `arn:aws:s3:::${bucket}/${folder}/*`),
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ];
}

/** A bucket with a policy that is good for any trail of the account. */
export async function makeBucket(
  { s3 }: Clients,
  name = 'logs',
  statements = bucketStatements(name),
): Promise<string> {
  await s3.send(new CreateBucketCommand({ Bucket: name }));
  await s3.send(new PutBucketPolicyCommand({ Bucket: name, Policy: policy(...statements) }));
  return name;
}

/** A topic that CloudTrail may publish to; its ARN. */
export async function makeTopic({ sns }: Clients, name = 'notices'): Promise<string> {
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name }));
  const statement = { Effect: 'Allow', Principal: PRINCIPAL, Action: 'SNS:Publish', Resource: TopicArn };
  await sns.send(
    new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue: policy(statement) }),
  );
  return TopicArn;
}

/** The two statements CloudTrail asks of a key. */
export function keyStatements(): object[] {
  return ['kms:GenerateDataKey*', 'kms:DescribeKey'].map((Action) => ({
    Effect: 'Allow',
    Principal: PRINCIPAL,
    Action,
    Resource: '*',
    Condition: {
      StringEquals: { 'aws:SourceArn': `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/trail` },
      StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:*:${ACCOUNT}:trail/*` },
    },
  }));
}

/** A key that CloudTrail may use; its ARN and id. */
export async function makeKey(
  { kms }: Clients,
  statements = keyStatements(),
): Promise<{ arn: string; id: string }> {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Policy: policy(...statements) }));
  return { arn: KeyMetadata?.Arn ?? '', id: KeyMetadata?.KeyId ?? '' };
}

/** A log group; its ARN as CloudTrail wants it. */
export async function makeLogGroup({ logs }: Clients, name = 'group'): Promise<string> {
  await logs.send(new CreateLogGroupCommand({ logGroupName: name }));
  return `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:${name}:*`;
}

/** A role that CloudTrail may assume, with one inline policy; its ARN. */
export async function makeRole(
  { iam }: Clients,
  {
    name = 'role',
    trusted = PRINCIPAL.Service,
    actions = ['logs:CreateLogStream', 'logs:PutLogEvents'],
  } = {},
): Promise<string> {
  const trust = { Effect: 'Allow', Principal: { Service: trusted }, Action: 'sts:AssumeRole' };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: policy(trust) }),
  );
  const Resource = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:group:log-stream:${ACCOUNT}_CloudTrail_us-east-1*`;
  const PolicyDocument = policy({ Effect: 'Allow', Action: actions, Resource });
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'write', PolicyDocument }));
  return Role?.Arn ?? '';
}

/** CreateTrail with the members given; by default a trail "trail" to the bucket "logs". */
export async function create({ cloudtrail }: Clients, members: Partial<CreateTrailCommandInput> = {}) {
  return cloudtrail.send(new CreateTrailCommand({ Name: 'trail', S3BucketName: 'logs', ...members }));
}

/** `accepted`, or the name of the exception. */
export async function outcome(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
}
