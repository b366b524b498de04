import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { oneEndpoint, type TargetDescription } from '../contract/target.ts';
import { runExploration } from '../explore/run.ts';
import { probeCapabilities } from '../probe/capabilities.ts';
import { preflight } from '../probe/preflight.ts';
import type { Listening } from '../reference/http/listen.ts';
import { createReference } from '../reference/index.ts';
import { makeAuthority } from '../start/testing/authority.ts';

const { ca, cert, key } = makeAuthority();
const headers = { 'x-proxy-token': 'sesame' };

let reference: Listening;
let proxy: Server;
let refused: string[];
let target: TargetDescription;

/** The reference behind a TLS proxy that rejects requests without its header. */
beforeEach(async () => {
  reference = await createReference().listen();
  refused = [];
  proxy = createServer({ cert, key }, (asked, answer) => {
    const { method, url = '/' } = asked;
    if (asked.headers['x-proxy-token'] !== headers['x-proxy-token']) {
      refused.push(`${method} ${url}`);
      answer.writeHead(407).end();
      return;
    }
    const passed = request(`${reference.url}${url}`, { method, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode ?? 500, got.headers);
      got.pipe(answer);
    });
    asked.pipe(passed);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const url = `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  target = {
    name: 'ours',
    endpoints: oneEndpoint(url),
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
});
afterEach(async () => {
  proxy.closeAllConnections();
  await new Promise((done) => proxy.close(done));
  await reference.close();
});

describe('a target with a certificate of a private authority', () => {
  it('is probed with the authority and headers of the config', async () => {
    const forms = await preflight({ ...target, ca, headers }, loadTable());
    const capabilities = [...forms.capabilities, ...(await probeCapabilities(forms.target))];
    expect(capabilities.filter(({ has }) => !has)).toEqual([]);
    expect(refused).toEqual([]);
  });

  it('is explored with the authority and headers of the config', async () => {
    const run = await runExploration({
      target: { ...target, ca, headers },
      count: 10,
      seed: 1,
      runId: 'https0',
    });
    expect(run.explored).toMatchObject({ unjudged: 0 });
    expect(run.explored.surprises).toEqual([]);
    expect(refused).toEqual([]);
  });

  it('is not trusted without the authority, and the message tells where to name it', async () => {
    await expect(preflight({ ...target, headers }, loadTable())).rejects.toThrow(
      /^https:\/\/127\.0\.0\.1:\d+ has a certificate that isn't trusted \(.*\)\. Give the PEM file .* with --ca-bundle/,
    );
  });
});
