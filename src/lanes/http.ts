import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Transport } from './transport.ts';

export interface HttpOptions {
  /** Milliseconds to connect. */
  connectionTimeout?: number;
  /** Milliseconds from the request to the whole answer. */
  requestTimeout?: number;
  /** Added to every request as it leaves: after it was signed and recorded, so that a proxy's token stays out of reports. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** PEM of an authority to trust beside none other. */
  ca?: string | undefined;
}

/** Keep-alive HTTP. Redirects are never followed: a redirect could carry a signed request elsewhere. */
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
  return {
    handle: (request) => {
      Object.assign(request.headers, headers);
      return handler.handle(request);
    },
    destroy: () => handler.destroy(),
  };
}
