import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudTrailClient, CreateTrailCommand, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import {
  CreateKeyCommand,
  DescribeKeyCommand,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
} from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  ListBucketsCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateTopicCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { createReference, type ReferenceOptions } from '../../src/reference/index.ts';

/** A reference behind a gate that sees each create after it has taken effect and before it is answered. */
export interface Place {
  url: string;
  /** How many creates have taken effect. */
  creates(): number;
  /** Called with the number of the create, from 1; the answer waits for it. */
  atCreate(listener: (count: number, what: string) => void): void;
  /** Everything there is, by kind and name, sorted. */
  inventory(): Promise<string[]>;
  /** Puts resources of others there, some of which look like ours. */
  addForeign(): Promise<void>;
  close(): Promise<void>;
}

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

export async function openPlace(options: ReferenceOptions = {}): Promise<Place> {
  const reference = createReference(options);
  let count = 0;
  let armed: (count: number, what: string) => void = () => {};
  const server = createServer((incoming, out) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const headers = incoming.headers as Record<string, string>;
      const answer = await reference.handle({
        method: incoming.method ?? 'GET',
        path: incoming.url ?? '/',
        headers,
        body,
      });
      const what = createdBy(incoming, body.toString());
      if (what !== undefined && answer.status === 200) {
        count += 1;
        armed(count, what);
      }
      out.writeHead(answer.status, answer.headers).end(answer.status === 204 ? undefined : answer.body);
    })();
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { region: 'us-east-1', endpoint: url, credentials: { ...CREDENTIALS } };
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  const sns = new SNSClient(client);
  const cloudtrail = new CloudTrailClient(client);
  const kms = new KMSClient(client);
  const logs = new CloudWatchLogsClient(client);
  const iam = new IAMClient(client);
  return {
    url,
    creates: () => count,
    atCreate: (listener) => {
      armed = listener;
    },
    inventory: async () => {
      const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
      const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
      const { trailList = [] } = await cloudtrail.send(new DescribeTrailsCommand({}));
      const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
      const { Keys = [] } = await kms.send(new ListKeysCommand({}));
      const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
      const { Roles = [] } = await iam.send(new ListRolesCommand({}));
      const keys: string[] = [];
      for (const { KeyId } of Keys) {
        const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
        // A key can't be deleted at once: it counts as gone when it is on its way.
        if (KeyMetadata?.KeyState !== 'PendingDeletion') keys.push(`key ${KeyMetadata?.Description}`);
      }
      return [
        ...keys,
        ...Aliases.map(({ AliasName }) => `alias ${AliasName?.replace('alias/', '')}`),
        ...logGroups.map(({ logGroupName }) => `group ${logGroupName}`),
        ...Roles.map(({ RoleName }) => `role ${RoleName}`),
        ...Buckets.map(({ Name }) => `bucket ${Name}`),
        ...Topics.map(({ TopicArn }) => `topic ${TopicArn?.split(':').at(-1)}`),
        ...trailList.map(({ Name }) => `trail ${Name}`),
      ].sort();
    },
    addForeign: async () => {
      for (const Bucket of [
        'foreign-logs',
        'ctc-aaaaaa-0123456789',
        'ctc-bbbbbb-0123456789',
        'ctc-cccccc-notours',
      ]) {
        await s3.send(new CreateBucketCommand({ Bucket }));
      }
      // Named as one of our runs, tagged as another: somebody plays with our marks.
      const TagSet = [{ Key: 'cloudtrail-conformance', Value: 'dddddd' }];
      await s3.send(new PutBucketTaggingCommand({ Bucket: 'ctc-bbbbbb-0123456789', Tagging: { TagSet } }));
      await s3.send(new PutBucketPolicyCommand({ Bucket: 'foreign-logs', Policy: DELIVERY }));
      await sns.send(new CreateTopicCommand({ Name: 'alerts' }));
      await kms.send(new CreateKeyCommand({ Description: 'payroll' }));
      await logs.send(new CreateLogGroupCommand({ logGroupName: 'application' }));
      await cloudtrail.send(new CreateTrailCommand({ Name: 'production', S3BucketName: 'foreign-logs' }));
      count = 0;
    },
    close: async () => {
      for (const one of [s3, sns, cloudtrail, kms, logs, iam]) one.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const DELIVERY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: ['s3:GetBucketAcl', 's3:PutObject'],
      Resource: ['arn:aws:s3:::foreign-logs', 'arn:aws:s3:::foreign-logs/*'],
    },
  ],
});

/** What a request creates, or undefined: by its operation, or a PUT of a bucket. */
function createdBy({ method, url = '', headers }: IncomingMessage, body: string): string | undefined {
  const operation =
    String(headers['x-amz-target'] ?? '')
      .split('.')
      .at(-1) ?? '';
  const action = /(?:^|&)Action=(Create\w+)/.exec(body)?.[1];
  if (operation.startsWith('Create')) return operation;
  if (action) return action;
  return method === 'PUT' && /^\/[^/?]+\/?$/.test(url) ? 'CreateBucket' : undefined;
}
