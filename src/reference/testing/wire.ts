import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { bodyText } from '../http/message.ts';
import type { Reference } from '../reference.ts';

export interface WireRequest {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly secret?: string;
  readonly key?: string;
  readonly service?: string;
  readonly unsigned?: boolean;
  readonly tamper?: (headers: Record<string, string>) => Record<string, string>;
}

const TARGET = 'CloudTrail_20131101.CreateTrail';

/** Sends a raw POST, signed by the SDK's own signer, and answers status, headers and text. */
export async function send(reference: Reference, request: WireRequest = {}) {
  const {
    body = '{}',
    key = 'test',
    secret = key,
    service = 'cloudtrail',
    tamper = (headers) => headers,
  } = request;
  const plain = new HttpRequest({
    method: 'POST',
    hostname: 'reference.test',
    path: '/',
    headers: {
      host: 'reference.test',
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': TARGET,
      ...request.headers,
    },
    body,
  });
  const credentials = { accessKeyId: key, secretAccessKey: secret };
  const signer = new SignatureV4({ credentials, service, region: 'us-east-1', sha256: Sha256 });
  const signed = request.unsigned ? plain : await signer.sign(plain);
  const answer = await reference.handle({
    method: 'POST',
    path: '/',
    headers: tamper({ ...signed.headers }),
    body: Buffer.from(body),
  });
  const text = typeof answer.body === 'string' ? answer.body : bodyText(answer.body);
  return { status: answer.status, headers: answer.headers, text };
}
