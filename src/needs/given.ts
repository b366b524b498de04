import { GetRoleCommand, IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { HeadBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetTopicAttributesCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { clientOptions, type Reachable } from '../lanes/client.ts';
import { orNone } from './sweep/sweeper.ts';

type Attributes = Readonly<Record<string, string>>;

/** Two reads of a service: one that answers wherever the service is, and one of the resource. */
interface Look {
  service(): Promise<unknown>;
  resource(): Promise<unknown>;
  close(): void;
}

const LOOKS: Readonly<Record<string, (given: Attributes, target: Reachable) => Look>> = {
  's3.bucket': ({ id }, target) => {
    const forcePathStyle = target.endpoints.s3 !== undefined;
    const client = new S3Client({ ...clientOptions(target, 's3'), forcePathStyle });
    return {
      service: () => client.send(new ListBucketsCommand({})),
      resource: () => client.send(new HeadBucketCommand({ Bucket: id })),
      close: () => client.destroy(),
    };
  },
  'sns.topic': ({ arn }, target) => {
    const client = new SNSClient(clientOptions(target, 'sns'));
    return {
      service: () => client.send(new ListTopicsCommand({})),
      resource: () => client.send(new GetTopicAttributesCommand({ TopicArn: arn })),
      close: () => client.destroy(),
    };
  },
  'kms.key': ({ id, arn = id }, target) => {
    const client = new KMSClient(clientOptions(target, 'kms'));
    return {
      service: () => client.send(new ListKeysCommand({})),
      resource: () => client.send(new DescribeKeyCommand({ KeyId: arn })),
      close: () => client.destroy(),
    };
  },
  'iam.role': ({ name }, target) => {
    const client = new IAMClient(clientOptions(target, 'iam'));
    return {
      service: () => client.send(new ListRolesCommand({})),
      resource: () => client.send(new GetRoleCommand({ RoleName: name })),
      close: () => client.destroy(),
    };
  },
};

/**
 * Whether a resource that the user names is surely absent: its service answers and says that there is none. A target may
 * have resources without having their service; what it can't be asked is taken as it is named.
 */
export async function isAbsent(kind: string, given: Attributes, target: Reachable): Promise<boolean> {
  const look = LOOKS[kind]?.(given, target);
  if (!look) return false;
  try {
    await look.service();
    return (await orNone(look.resource())) === undefined;
  } catch {
    return false; // Not there to be asked, or it may not be asked.
  } finally {
    look.close();
  }
}
