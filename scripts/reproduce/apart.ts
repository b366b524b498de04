import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { SERVICES, type Service } from '../../src/contract/target.ts';
import { createReference, type ReferenceOptions } from '../../src/reference/index.ts';
import { makeAuthority } from '../../src/start/testing/authority.ts';

/** A server with a port for each service. */
export interface Apart {
  endpoints: Record<Service, string>;
  /** PEM of the authority of the one that is behind TLS. */
  ca: string;
  stop(): Promise<void>;
}

/** Serves a reference at a port for each service, CloudTrail behind TLS. A service is at no other port than its own. */
export async function serveApart(options: Partial<ReferenceOptions>): Promise<Apart> {
  const reference = createReference(options);
  const { ca, cert, key } = makeAuthority();
  const answerFor = (service: Service) => async (asked: IncomingMessage, answer: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const headers = Object.fromEntries(
      Object.entries(asked.headers).map(([name, value]) => [name, String(value)]),
    );
    const { method = 'GET', url: path = '/' } = asked;
    const [, wanted = service] =
      /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
    const got =
      wanted === service
        ? await reference.handle({ method, path, headers, body: Buffer.concat(chunks) })
        : { status: 404, headers: {}, body: `${wanted} is not here` };
    answer.writeHead(got.status, got.headers).end(method === 'HEAD' ? undefined : got.body);
  };
  const servers = SERVICES.map((service) =>
    service === 'cloudtrail'
      ? createHttps({ cert, key }, answerFor(service))
      : createHttp(answerFor(service)),
  );
  for (const server of servers) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const urls = SERVICES.map((service, at) => {
    const address = servers[at]?.address();
    if (address === null || typeof address !== 'object') throw new Error(`no port for ${service}`);
    return [service, `http${service === 'cloudtrail' ? 's' : ''}://127.0.0.1:${address.port}`] as const;
  });
  return {
    endpoints: Object.fromEntries(urls) as Apart['endpoints'],
    ca,
    stop: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}
