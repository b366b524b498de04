import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { WireOptions } from '../../generated/case-table.ts';
import { readAnswer } from '../contract/answer.ts';
import type { TargetDescription } from '../contract/target.ts';
import { reasonOf } from '../text/reason.ts';
import type { Sending } from './sdk.ts';
import { TARGET_FORMS } from './target-form.ts';
import { describeAnswer, describeRequest, readBody, type Transport } from './transport.ts';
import { USER_AGENTS, userAgentOf } from './user-agents.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** Sends raw signed HTTP: what an SDK can't send, and what clients send that are not our SDK. */
export class WireLane {
  readonly #target: TargetDescription;
  readonly #transport: Transport;
  readonly #url: () => Promise<URL>;

  /** @param url resolves to the endpoint; called for each request */
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
      return { sent, answer, seen: readAnswer(answer, hasNoOutput(operation)) };
    } catch (error) {
      return { sent, seen: { kind: 'no-answer', reason: reasonOf(error) } };
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
        'user-agent': options.client ? USER_AGENTS[options.client] : userAgentOf(operation, input),
        'x-amz-target': options.target ?? `${this.#prefix()}${options.operation ?? operation}`,
      },
      body,
    });
  }

  /** The long form, where the target accepts it: the SDK lane sends the short one, so a run tests both. */
  #prefix(): string {
    return TARGET_FORMS[this.#target.targetForm ?? 'long'];
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

/** Whether a success of the operation has no members by the SDK's model, as that of StartLogging. */
function hasNoOutput(operation: string): boolean {
  const response = (cloudtrail as Record<string, unknown>)[`${operation}Response$`];
  const members: unknown = Array.isArray(response) ? response[MEMBERS] : undefined;
  return Array.isArray(members) && members.length === 0;
}

/** Where the schema of a structure lists the names of its members. */
const MEMBERS = 4;
