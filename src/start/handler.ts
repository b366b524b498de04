import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { reasonOf } from '../text/reason.ts';
import type { Started } from './started.ts';

/** A server as a function, as `fetch` calls one. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** Methods whose requests have no body. */
const WITHOUT_BODY = new Set(['GET', 'HEAD']);

/**
 * Serves a function on a free port of 127.0.0.1: what goes to it and comes from it are real HTTP messages, as for any other
 * target, so a fault of the wire is seen too.
 */
export async function startHandler(handler: Handler): Promise<Started> {
  const server = createServer((incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch((error: unknown) => {
      // What a server of its own would do with an exception in a handler.
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' });
      outgoing.end(`The handler failed: ${reasonOf(error)}`);
    });
  });
  // Longer than a client's idle time, so that the client ends an idle connection.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The handler has no TCP address.');
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${address.port}`, output: () => '', died: async () => undefined, stop };
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const body = WITHOUT_BODY.has(method) ? undefined : Buffer.concat(chunks);
  const request = new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: headersOf(incoming),
    ...(body ? { body } : {}),
  });
  const response = await handler(request);
  const sent = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, [...response.headers].flat());
  outgoing.end(method === 'HEAD' ? undefined : sent);
}

/** Every header as it came, those that came twice twice. */
function headersOf({ headersDistinct }: IncomingMessage): [string, string][] {
  return Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
}
