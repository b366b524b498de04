import { createServer, type Server, type Socket } from 'node:net';
import { HttpRequest } from '@smithy/protocol-http';
import { afterEach, expect, it } from 'vitest';
import { httpTransport, UNANSWERED } from './http.ts';

let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
});

it('says in words of its own that a server takes the connection and gives no answer', async () => {
  server = createServer((socket) => void sockets.push(socket.on('error', () => {})));
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const transport = httpTransport({ requestTimeout: 100 });
  const request = new HttpRequest({
    protocol: 'http:',
    hostname: '127.0.0.1',
    port,
    method: 'GET',
    path: '/',
  });
  // The SDK tells by the name what to send again.
  await expect(transport.handle(request)).rejects.toMatchObject({
    name: 'TimeoutError',
    message: `${UNANSWERED} within 100 ms`,
  });
  transport.destroy?.();
});
