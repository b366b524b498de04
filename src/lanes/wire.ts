import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { WireOptions } from '../../generated/case-table.ts';
import type { TargetDescription } from '../targets/target.ts';
import type { AnswerMessage, Seen } from './exchange.ts';
import type { Sending } from './sdk.ts';
import { describeAnswer, describeRequest, nameAndMessage, readBody, type Transport } from './transport.ts';

/** What X-Amz-Target starts with, in both forms that SDKs send and AWS takes. */
export const TARGET_FORMS = {
  long: 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.',
  short: 'CloudTrail_20131101.',
} as const;
/** The SDK lane sends the short form, so a run always sees both. */
const TARGET_PREFIX = TARGET_FORMS.long;
const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** Sends raw signed HTTP: what the SDK would never send can be sent here. */
export class WireLane {
  readonly #target: TargetDescription;
  readonly #transport: Transport;
  readonly #url: () => Promise<URL>;

  /** @param url where to send to, asked for at each request */
  constructor(target: TargetDescription, transport: Transport, url: () => Promise<URL>) {
    this.#target = target;
    this.#transport = transport;
    this.#url = url;
  }

  async send(
    operation: string,
    input: Record<string, unknown> | undefined,
    options: WireOptions = {},
  ): Promise<Sending> {
    const message = this.#build(await this.#url(), operation, input, options);
    const request = await this.#sign(message, options);
    const sent = await describeRequest(request);
    try {
      const { response } = await this.#transport.handle(request);
      const answer = describeAnswer(response, await readBody(response.body));
      return { sent, answer, seen: readAnswer(answer) };
    } catch (error) {
      return { sent, seen: { kind: 'no-answer', reason: nameAndMessage(error) } };
    }
  }

  #build(
    url: URL,
    operation: string,
    input: Record<string, unknown> | undefined,
    options: WireOptions,
  ): HttpRequest {
    const body = options.body ?? JSON.stringify(input ?? {});
    return new HttpRequest({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      port: url.port ? Number(url.port) : undefined,
      path: url.pathname,
      headers: {
        host: url.host,
        'content-type': options.contentType ?? CONTENT_TYPE,
        'content-length': String(Buffer.byteLength(body)),
        'x-amz-target': options.target ?? `${TARGET_PREFIX}${operation}`,
      },
      body,
    });
  }

  async #sign(request: HttpRequest, { signature = 'good' }: WireOptions): Promise<HttpRequest> {
    if (signature === 'none') return request;
    const { credentials, region } = this.#target;
    const signer = new SignatureV4({
      service: 'cloudtrail',
      region,
      sha256: Sha256,
      credentials:
        signature === 'wrong'
          ? { ...credentials, secretAccessKey: `not-${credentials.secretAccessKey}` }
          : credentials,
    });
    return HttpRequest.clone((await signer.sign(request)) as HttpRequest);
  }
}

/** Reads a raw answer the way the protocol's clients do: `__type`, `code` or the header name the error, bare of namespace and URI. */
export function readAnswer(answer: AnswerMessage): Seen {
  const body = parseObject(answer.body);
  if (answer.status >= 200 && answer.status < 300) {
    return body
      ? { kind: 'accepted', output: body }
      : { kind: 'unreadable', reason: `status ${answer.status} with a body that is not a JSON object` };
  }
  const type = body?.__type ?? body?.code ?? answer.headers['x-amzn-errortype'];
  if (typeof type !== 'string' || type === '') {
    return { kind: 'unreadable', reason: `status ${answer.status} without an error type` };
  }
  const message = body?.Message ?? body?.message;
  return { kind: 'rejected', code: bareCode(type), ...(typeof message === 'string' ? { message } : {}) };
}

/** `aws.ns#Code:http://…` → `Code`. */
export function bareCode(type: string): string {
  const withoutUri = type.split(':')[0] ?? type;
  return withoutUri.split('#').at(-1) ?? withoutUri;
}

/** The body as an object without prototype surprises, or undefined. */
export function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    // Not JSON: the caller reports it as unreadable.
    return undefined;
  }
}
