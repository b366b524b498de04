import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpRequest } from '@smithy/protocol-http';
import type { Proxies } from '../contract/target.ts';
import { showDuration } from '../text/duration.ts';
import { agentsOf, byProxy, proxyFor } from './proxy.ts';
import { readBody, type Transport } from './transport.ts';

export interface HttpOptions {
  /** Milliseconds to connect. */
  connectionTimeout?: number;
  /** Milliseconds from the request to the last byte of the answer. */
  requestTimeout?: number;
  /** Added to every request after it was signed and recorded, so that a proxy's token stays out of reports. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** PEM of the only authority to trust. */
  ca?: string | undefined;
  /** What requests to other machines go through. */
  proxies?: Proxies | undefined;
}

/** How the reason begins where a server takes the connection and says nothing. */
export const UNANSWERED = 'the connection was accepted, but no answer came';

/** The answer began but did not end in time. */
class AnswerTooSlow extends Error {
  constructor(milliseconds: number) {
    super(`no whole answer within ${showDuration(milliseconds)}`);
    this.name = 'AnswerTooSlow';
  }
}

/**
 * HTTP with keep-alive. Reads each answer whole, with a deadline and a size limit, so that a slow or endless answer can't
 * block the run or fill its memory. Never follows redirects, because they could send a signed request to another host, and
 * never decompresses bodies, because a small one could become huge.
 */
export function httpTransport({
  connectionTimeout = 3_000,
  requestTimeout = 10_000,
  headers = {},
  ca,
  proxies,
}: HttpOptions = {}): Transport {
  const agentOptions = { keepAlive: true, maxSockets: 32 };
  const common = { connectionTimeout, requestTimeout, throwOnRequestTimeout: true };
  const direct = new NodeHttpHandler({
    ...common,
    httpAgent: new HttpAgent(agentOptions),
    httpsAgent: new HttpsAgent({ ...agentOptions, ...(ca ? { ca } : {}) }),
  });
  /** A missed deadline in words for the user: those of the handler name its package and its options. It stays the same error, because the SDK tells by its name what to send again. */
  const inOurWords = (error: unknown): never => {
    if (error instanceof Error && error.message.startsWith('@smithy/')) {
      error.message = /establish a connection/.test(error.message)
        ? `no connection within ${showDuration(connectionTimeout)}`
        : `${UNANSWERED} within ${showDuration(requestTimeout)}`;
    }
    throw error;
  };
  const proxied = new Map<string, Promise<NodeHttpHandler>>();
  const handlerBy = (proxy: string) => {
    const handler =
      proxied.get(proxy) ??
      agentsOf(proxy, agentOptions, ca).then((agents) => new NodeHttpHandler({ ...common, ...agents }));
    proxied.set(proxy, handler);
    return handler;
  };
  const handle = async (request: HttpRequest) => {
    Object.assign(request.headers, headers);
    const deadline = performance.now() + requestTimeout;
    const proxy = proxyFor(request, proxies);
    const { response } = proxy
      ? await (await handlerBy(proxy)).handle(request).catch(inOurWords).catch(byProxy(proxy))
      : await direct.handle(request).catch(inOurWords);
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
  const destroy = () => {
    direct.destroy();
    for (const handler of proxied.values()) void handler.then((one) => one.destroy());
  };
  return { handle, destroy };
}
