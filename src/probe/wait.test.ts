import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { oneEndpoint } from '../contract/target.ts';
import { UNANSWERED } from '../lanes/http.ts';
import { createReference } from '../reference/index.ts';
import { makeAuthority } from '../start/testing/authority.ts';
import { preflight } from './preflight.ts';
import { isStarting, waitForTarget } from './wait.ts';

const READ = loadTable().operations.list;

const open: { close(done: () => void): unknown; closeAllConnections?(): void }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections?.();
    await new Promise<void>((done) => server.close(() => done()));
  }
});

async function listening<T extends Server | ReturnType<typeof createSocketServer>>(server: T, port = 0) {
  open.push(server);
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const at = (url: string) => ({
  ...{ name: 'ours', endpoints: oneEndpoint(url), region: 'us-east-1' },
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** Serves the reference after so many answers with a status. */
function late(status: number, times: number): RequestListener {
  const reference = createReference();
  let asked = 0;
  return async (request, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    asked += 1;
    if (asked <= times) return answer.writeHead(status).end();
    const { method = '', url: path = '' } = request;
    const headers = request.headers as Record<string, string>;
    const got = await reference.handle({ method, path, headers, body: Buffer.concat(chunks) });
    answer.writeHead(got.status, got.headers).end(got.body);
  };
}

describe('waiting', () => {
  it.each([502, 503, 504])('goes on while a gateway answers %i', async (status) => {
    const port = await listening(createServer(late(status, 2)));
    const target = at(`http://127.0.0.1:${port}`);
    await waitForTarget(target, READ, 30_000);
    await expect(preflight(target, loadTable())).resolves.toBeDefined();
  });

  it('goes on while nobody listens', async () => {
    const first = createServer();
    const port = await listening(first);
    await new Promise<void>((done) => first.close(() => done()));
    open.splice(0);
    const target = at(`http://127.0.0.1:${port}`);
    const waited = waitForTarget(target, READ, 60_000);
    await listening(createServer(late(500, 0)), port);
    await waited;
    await expect(preflight(target, loadTable())).resolves.toBeDefined();
  });

  it('ends with its time, and the preflight says what is wrong', async () => {
    const port = await listening(createServer((_, answer) => answer.writeHead(503).end()));
    const target = at(`http://127.0.0.1:${port}`);
    await waitForTarget(target, READ, 1);
    await expect(preflight(target, loadTable())).rejects.toThrow(
      /answers with status 503, as a gateway does .* --wait 60s/,
    );
  });

  it('in vain is said, and longer waiting advised', async () => {
    const port = await listening(createServer((_, answer) => answer.writeHead(503).end()));
    const target = at(`http://127.0.0.1:${port}`);
    expect(await waitForTarget(target, READ, 1)).toBe(false);
    await expect(preflight({ ...target, asked: { waitedMs: 3_000 } }, loadTable())).rejects.toThrow(
      /answers with status 503, .* not there, also after a wait of 3 s\. Wait longer with --wait, or check/,
    );
  });

  it.each([
    [{ seen: { kind: 'no-answer', reason: 'no connection within 3 s' } }, true],
    [{ seen: { kind: 'no-answer', reason: `${UNANSWERED} within 5 s` } }, true],
    [{ seen: { kind: 'no-answer', reason: 'connect ECONNREFUSED 127.0.0.1:1' } }, true],
    [{ seen: { kind: 'no-answer', reason: 'Client network socket disconnected, ECONNRESET' } }, true],
    [{ seen: { kind: 'no-answer', reason: 'unable to verify the first certificate' } }, false],
    [{ seen: { kind: 'rejected', code: 'X' }, answer: { status: 400, headers: {}, body: '' } }, false],
    [{ seen: { kind: 'unreadable', reason: '' }, answer: { status: 500, headers: {}, body: '' } }, false],
  ] as const)('takes %j for a server that is starting: %s', (sending, starting) => {
    expect(isStarting(sending)).toBe(starting);
  });
});

describe('the other scheme', () => {
  it('is named where a server speaks HTTPS', async () => {
    const { cert, key } = makeAuthority();
    const port = await listening(createTlsServer({ cert, key }, (_, answer) => answer.end()));
    await expect(preflight(at(`http://127.0.0.1:${port}`), loadTable())).rejects.toThrow(
      `http://127.0.0.1:${port} is http, but the server at this port speaks https. Give --endpoint https://127.0.0.1:${port}.`,
    );
  });

  it('is named where a server speaks HTTP', async () => {
    const port = await listening(createServer((_, answer) => answer.end()));
    await expect(preflight(at(`https://127.0.0.1:${port}`), loadTable())).rejects.toThrow(
      `https://127.0.0.1:${port} is https, but the server at this port speaks http.`,
    );
  });

  it('is not named where a server speaks neither', async () => {
    const port = await listening(
      createSocketServer((socket) => socket.end('220 mail\r\n', () => socket.destroy())),
    );
    await expect(preflight(at(`http://127.0.0.1:${port}`), loadTable())).rejects.toThrow(
      /^Something answers at http:\/\/127\.0\.0\.1:\d+, but not HTTP \(Parse Error/,
    );
  });
});
