import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpRequest } from '@smithy/protocol-http';
import { showDuration } from '../text/duration.ts';
import { readBody, type Transport } from './transport.ts';

export interface HttpOptions {
  /** Milliseconds to connect. */
  connectionTimeout?: number;
  /** Milliseconds from the request to the last byte of the answer. */
  requestTimeout?: number;
  /** Added to every request as it leaves: after it was signed and recorded, so that a proxy's token stays out of reports. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** PEM of an authority to trust beside none other. */
  ca?: string | undefined;
}

/** The error of an answer that has begun and does not come to its end in time. */
class AnswerTooSlow extends Error {
  constructor(milliseconds: number) {
    super(`no whole answer within ${showDuration(milliseconds)}`);
    this.name = 'AnswerTooSlow';
  }
}

/**
 * Keep-alive HTTP. An answer is read whole before it is handed on, within one deadline and one limit of size, so that a
 * target that drips bytes or never ends can hold up neither the run nor its memory. Redirects are never followed, as a
 * redirect could carry a signed request elsewhere; bodies are never unpacked, so a small one stays small.
 */
export function httpTransport({
  connectionTimeout = 3_000,
  requestTimeout = 10_000,
  headers = {},
  ca,
}: HttpOptions = {}): Transport {
  const agentOptions = { keepAlive: true, maxSockets: 32 };
  const handler = new NodeHttpHandler({
    connectionTimeout,
    requestTimeout,
    throwOnRequestTimeout: true,
    httpAgent: new HttpAgent(agentOptions),
    httpsAgent: new HttpsAgent({ ...agentOptions, ...(ca ? { ca } : {}) }),
  });
  const handle = async (request: HttpRequest) => {
    Object.assign(request.headers, headers);
    const deadline = performance.now() + requestTimeout;
    const { response } = await handler.handle(request);
    const body = response.body as Readable;
    const timer = setTimeout(
      () => body.destroy(new AnswerTooSlow(requestTimeout)),
      Math.max(0, deadline - performance.now()),
    );
    try {
      response.body = await readBody(body);
    } finally {
      clearTimeout(timer);
    }
    return { response };
  };
  return { handle, destroy: () => handler.destroy() };
}
