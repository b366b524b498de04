import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createReference } from '../../reference/index.ts';
import type { Hostile } from './hostile-answers.ts';

/** Serves the reference; what concerns CreateTrail goes through `hostile`. */
export async function serveHostile(hostile: Hostile['answer'], every = false, busyUntil = () => 0) {
  const reference = createReference();
  let index = 0;
  const server = createServer((incoming: IncomingMessage, out) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      if (Date.now() < busyUntil()) {
        out.writeHead(503).end('<html>busy</html>');
        return;
      }
      const honest = await reference.handle({
        method: incoming.method ?? 'POST',
        path: incoming.url ?? '/',
        headers: incoming.headers as Record<string, string>,
        body: Buffer.concat(chunks),
      });
      const creates = String(incoming.headers['x-amz-target']).endsWith('.CreateTrail');
      if (creates || every) hostile(out, honest, index++);
      else out.writeHead(honest.status, honest.headers).end(honest.body);
    })();
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const healthy = await reference.listen();
  return { server, healthy, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
