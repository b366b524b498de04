import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What `npm publish` sends: the description of the package, and each tarball as Base64. */
interface Published {
  name: string;
  versions: Record<string, { dist: { tarball: string } }>;
  _attachments?: Record<string, { data: string }>;
}

/** A registry that keeps what is published to it, and sends whoever asks for anything else to the usual one. */
export async function localRegistry(usual: string): Promise<{ url: string; close(): Promise<void> }> {
  const packages = new Map<string, Published>();
  const tarballs = new Map<string, Buffer>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent((request.url ?? '/').slice(1));
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method === 'PUT') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { _attachments: attachments = {}, ...published } = JSON.parse(
        Buffer.concat(chunks).toString(),
      ) as Published;
      for (const { dist } of Object.values(published.versions)) {
        const file = new URL(dist.tarball).pathname.slice(1);
        const [data] = Object.values(attachments);
        tarballs.set(file, Buffer.from(data?.data ?? '', 'base64'));
      }
      packages.set(published.name, published);
      json(201, { ok: true });
      return;
    }
    const tarball = tarballs.get(path);
    const known = packages.get(path);
    if (tarball) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(tarball);
    else if (known) json(200, known);
    else response.writeHead(302, { location: new URL(request.url ?? '/', usual).href }).end();
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
