import { CreateTrailCommand, type CreateTrailCommandInput } from '@aws-sdk/client-cloudtrail';
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
