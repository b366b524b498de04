import { Readable } from 'node:stream';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { STSClient } from '@aws-sdk/client-sts';
import { type HttpRequest, HttpResponse } from '@smithy/protocol-http';
import type { Reference } from '../reference.ts';

export interface ClientSettings {
  readonly region?: string;
  /** Access key id and secret key of the default accounts are the same word. */
  readonly key?: string;
  readonly secret?: string;
  readonly token?: string;
}

/** Real SDK clients whose requests go to `handle` instead of a socket. */
export function clientsOf(
  reference: Pick<Reference, 'handle'>,
  { region = 'us-east-1', key = 'test', secret = key, token }: ClientSettings = {},
) {
  const settings = {
    region,
    endpoint: 'http://reference.test',
    credentials: {
      accessKeyId: key,
      secretAccessKey: secret,
      ...(token === undefined ? {} : { sessionToken: token }),
    },
    maxAttempts: 1,
    requestHandler: inProcess(reference),
  };
  return {
    cloudtrail: new CloudTrailClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    sns: new SNSClient(settings),
    kms: new KMSClient(settings),
    logs: new CloudWatchLogsClient(settings),
    iam: new IAMClient(settings),
    sts: new STSClient(settings),
    organizations: new OrganizationsClient(settings),
  };
}

export type Clients = ReturnType<typeof clientsOf>;

function inProcess(reference: Pick<Reference, 'handle'>) {
  return {
    async handle(request: HttpRequest): Promise<{ response: HttpResponse }> {
      const query = Object.entries(request.query ?? {})
        .flatMap(([name, value]) => [value].flat().map((one) => `${pct(name)}=${pct(one ?? '')}`))
        .join('&');
      const answer = await reference.handle({
        method: request.method,
        path: query === '' ? request.path : `${request.path}?${query}`,
        headers: request.headers,
        body: bytes(request.body),
      });
      const response = new HttpResponse({
        statusCode: answer.status,
        headers: { ...answer.headers },
        body: Readable.from([Buffer.from(answer.body)]),
      });
      return { response };
    },
  };
}

function bytes(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  if (typeof body === 'string') return Buffer.from(body);
  throw new Error('The in-process clients send strings and byte arrays only.');
}

function pct(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
