import { createServer as createHttp, type IncomingMessage, request, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { preflight } from '../probe/preflight.ts';
import type { Listening } from '../reference/http/listen.ts';
import { createReference } from '../reference/index.ts';
import { openTarget } from '../session/open-target.ts';
import { makeAuthority, NAME } from '../start/testing/authority.ts';
import { firstLine } from './target-line.ts';

const { ca, cert, key } = makeAuthority();
const listen = (server: Server | ReturnType<typeof createHttps>) =>
  new Promise<number>((done) =>
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)),
  );

let reference: Listening;
let secure: ReturnType<typeof createHttps>;
let proxy: Server;
let url: string;
/** What the proxy was asked for, and with which user. */
let asked: string[];
let sockets: Socket[];

/** A proxy that knows one host by its name, over http and over https. */
beforeEach(async () => {
  reference = await createReference().listen();
  asked = [];
  sockets = [];
  const handOn = (
    from: IncomingMessage,
    path: string,
    answer: NodeJS.WritableStream & { writeHead: unknown },
  ) =>
    from.pipe(
      request(`${reference.url}${path}`, { method: from.method, headers: from.headers }, (got) => {
        (answer.writeHead as (status: number, headers: object) => void)(got.statusCode ?? 500, got.headers);
        got.pipe(answer);
      }),
    );
  secure = createHttps({ cert, key }, (from, answer) => handOn(from, from.url ?? '/', answer));
  const securePort = await listen(secure);
  proxy = createHttp((from, answer) => {
    const { host, pathname, search } = new URL(from.url ?? '');
    asked.push(`${host} ${from.headers['proxy-authorization'] ?? 'nobody'}`);
    handOn(from, pathname + search, answer);
  });
  proxy.on('connect', (from, socket: Socket) => {
    asked.push(`CONNECT ${from.url} ${from.headers['proxy-authorization'] ?? 'nobody'}`);
    const through = connect(securePort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    sockets.push(socket, through);
    for (const end of [socket, through]) end.on('error', () => {});
  });
  url = `127.0.0.1:${await listen(proxy)}`;
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of [proxy, secure]) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
  await reference.close();
});

const folder = join(tmpdir(), 'proxy-none');
const open = (endpoint: string, env: NodeJS.ProcessEnv) => openTarget({ endpoint }, { env, folder });
/** The hosts that the proxy was asked for, in the course of a preflight. */
async function through(endpoint: string, env: NodeJS.ProcessEnv, authority?: string) {
  const { description } = await open(endpoint, env);
  await preflight({ ...description, ...(authority ? { ca: authority } : {}) }, loadTable());
  return [...new Set(asked)];
}

describe('a proxy of the environment', () => {
  it('is gone through with http, by the variable for http', async () => {
    expect(await through(`http://${NAME}`, { HTTP_PROXY: `http://${url}` })).toEqual([`${NAME} nobody`]);
  });

  it('is gone through with https, with user and password and the authority of the target', async () => {
    const env = { https_proxy: `http://me:secret@${url}`, HTTPS_PROXY: 'http://127.0.0.1:1' };
    const user = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    expect(await through(`https://${NAME}`, env, ca)).toEqual([`CONNECT ${NAME}:443 ${user}`]);
  });

  it('is named in the first line of a run, without its password', async () => {
    const opened = await open(`http://${NAME}`, { HTTP_PROXY: `http://me:secret@${url}` });
    expect(firstLine(opened)).toBe(
      `Target: http://${NAME}, named by --endpoint, through the proxy ${url}.\n`,
    );
  });

  it('is named where it refuses the connection', async () => {
    await expect(through(`http://${NAME}`, { HTTP_PROXY: '127.0.0.1:1' })).rejects.toThrow(
      /^Nothing answers at http:\/\/emulator\.test \(connect ECONNREFUSED 127\.0\.0\.1:1, by the proxy 127\.0\.0\.1:1\)/,
    );
  });

  it.each(['http://127.0.0.1:PORT', 'http://localhost:PORT'])('is never asked for %s', async (local) => {
    const endpoint = local.replace('PORT', new URL(reference.url).port);
    const env = { HTTP_PROXY: 'no proxy', HTTPS_PROXY: `http://${url}` };
    expect(await through(endpoint, env)).toEqual([]);
  });

  it.each([
    [NAME, true],
    ['test', true],
    ['.test', true],
    ['*.test', true],
    ['*', true],
    [`other.example, ${NAME}:80`, true],
    [`${NAME}:8080`, false],
    ['mulator.test', false],
  ])('is not asked where NO_PROXY %j excepts the host: %s', async (except, isDirect) => {
    const env = { HTTP_PROXY: `http://${url}`, NO_PROXY: except };
    if (isDirect) {
      await expect(through(`http://${NAME}`, env)).rejects.toThrow(/Nothing answers at/);
      expect(asked).toEqual([]);
    } else {
      expect(await through(`http://${NAME}`, env)).not.toEqual([]);
    }
  });

  it.each([
    ['HTTPS_PROXY', 'socks5://me:secret@proxy.example.com'],
    ['http_proxy', 'not a proxy'],
  ])('is refused before anything is sent where %s is %j', async (name, value) => {
    await expect(open(`http://${NAME}`, { [name]: value })).rejects.toThrow(
      `${name} must be the URL of a proxy, such as http://proxy.example.com:3128. Change it, or unset it.`,
    );
  });
});
