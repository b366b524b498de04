import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { HttpRequest, HttpResponse } from './message.ts';

/** A listening reference. `close` also ends connections that are kept alive. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves `handle` on 127.0.0.1 unless told otherwise: the reference has no business on a network, but a container's
 * port can only be reached from outside on an address of the container.
 * @param port 0 takes any free port. Rejects with the socket's error (EADDRINUSE) when the port is taken.
 */
export async function listen(
  handle: (request: HttpRequest) => Promise<HttpResponse>,
  port: number,
  host = '127.0.0.1',
): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    answer(handle, incoming, outgoing).catch((error: unknown) => {
      // A bug of the reference itself: say so instead of leaving the client waiting.
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' });
      outgoing.end(`The reference failed: ${error instanceof Error ? error.stack : String(error)}`);
    });
  });
  // Longer than a client's idle time, so that it is the client who ends an idle connection (no race, no ECONNRESET).
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The reference has no TCP address.');
  return {
    url: `http://${host}:${address.port}`,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function answer(
  handle: (request: HttpRequest) => Promise<HttpResponse>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  const response = await handle({
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers,
    body: Buffer.concat(chunks),
  });
  const body = Buffer.from(response.body);
  const bodiless = response.status === 204 || incoming.method === 'HEAD';
  outgoing.writeHead(
    response.status,
    bodiless ? response.headers : { ...response.headers, 'content-length': String(body.byteLength) },
  );
  outgoing.end(bodiless ? undefined : body);
}
