import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudTrailClient, CreateTrailCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { oneEndpoint, type TargetDescription } from '../../src/contract/target.ts';
import { createReference, type ReferenceOptions } from '../../src/reference/index.ts';
import { inventoryOf } from '../../src/reference/testing/inventory.ts';

/** A reference behind a gate that sees each create after it has taken effect and before it is answered. */
export interface Place {
  url: string;
  target: TargetDescription;
  /** How many creates have taken effect. */
  creates(): number;
  /** Called with the number of the create, from 1; the answer waits for it. */
  atCreate(listener: (count: number, what: string) => void): void;
  /** Everything there is, by kind and name, sorted. */
  inventory(): Promise<string[]>;
  /** Puts resources of others there, some of which look like ours. */
  addForeign(): Promise<void>;
  /** Requests since then that would change something of others, as method or action and what they name. */
  touched(): string[];
  close(): Promise<void>;
}

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

export async function openPlace(options: ReferenceOptions = {}): Promise<Place> {
  const reference = createReference(options);
  let count = 0;
  let foreign: readonly string[] = [];
  const touched: string[] = [];
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
      const text = body.toString();
      const victim = foreign.find((name) => (incoming.url + text).includes(name));
      if (victim !== undefined && changes(incoming, text))
        touched.push(`${actionOf(incoming, text)} ${victim}`);
      const what = createdBy(incoming, text);
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
    target: { name: url, endpoints: oneEndpoint(url), region: client.region, credentials: CREDENTIALS },
    creates: () => count,
    atCreate: (listener) => {
      armed = listener;
    },
    inventory: () => inventoryOf({ s3, sns, cloudtrail, kms, logs, iam }),
    addForeign: async () => {
      for (const Bucket of ['foreign-logs', ...LOOKALIKES])
        await s3.send(new CreateBucketCommand({ Bucket }));
      // Named as one of our runs, tagged as another: somebody plays with our marks.
      const TagSet = [{ Key: 'cloudtrail-conformance', Value: 'dddddd' }];
      await s3.send(new PutBucketTaggingCommand({ Bucket: 'ctc-bbbbbb-0123456789', Tagging: { TagSet } }));
      await s3.send(new PutBucketPolicyCommand({ Bucket: 'foreign-logs', Policy: DELIVERY }));
      const keyIds: string[] = [];
      for (const name of ['theirs', ...LOOKALIKES]) {
        await sns.send(new CreateTopicCommand({ Name: name }));
        await logs.send(new CreateLogGroupCommand({ logGroupName: name }));
        await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: TRUST }));
        const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: name }));
        const TargetKeyId = KeyMetadata?.KeyId ?? '';
        keyIds.push(TargetKeyId);
        await kms.send(new CreateAliasCommand({ AliasName: `alias/${name}`, TargetKeyId }));
      }
      await cloudtrail.send(new CreateTrailCommand({ Name: 'production', S3BucketName: 'foreign-logs' }));
      count = 0;
      foreign = ['foreign-logs', 'production', 'theirs', ...LOOKALIKES, ...keyIds];
    },
    touched: () => [...touched],
    close: async () => {
      for (const one of [s3, sns, cloudtrail, kms, logs, iam]) one.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Named as a run names its own, or nearly; none has the tag that belongs to its name. */
const LOOKALIKES = ['ctc-aaaaaa-0123456789', 'ctc-bbbbbb-0123456789', 'ctc-cccccc-notours'];

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
});

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
function createdBy(incoming: IncomingMessage, body: string): string | undefined {
  const action = actionOf(incoming, body);
  if (action.startsWith('Create')) return action;
  return action === 'PUT' && /^\/[^/?]+\/?$/.test(incoming.url ?? '') ? 'CreateBucket' : undefined;
}

/** Whether a request would change something, whatever came of it. */
function changes(incoming: IncomingMessage, body: string): boolean {
  return !/^(?:GET|HEAD$|Get|List|Describe|Lookup)/.test(actionOf(incoming, body));
}

/** The operation of a request, or for S3 its method. */
function actionOf({ method = '', headers }: IncomingMessage, body: string): string {
  const operation = String(headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1);
  return operation || (/(?:^|&)Action=(\w+)/.exec(body)?.[1] ?? method);
}
