import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CannotJudge } from '../contract/errors.ts';
import { dispatch } from './dispatch.ts';

let out: string;
let server: Server | undefined;
let asked = 0;
beforeEach(async () => {
  asked = 0;
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  out = await mkdtemp(join(tmpdir(), 'conformance-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
  await rm(out, { recursive: true });
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer((request, answer) => {
    asked += 1;
    listener(request, answer);
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const run = (...typed: string[]) => dispatch(['run', '--out', out, ...typed]);
const fails: RequestListener = (_, answer) => answer.writeHead(500).end();

it('refuses an address where nothing answers', async () => {
  const url = await serve(fails);
  await new Promise((done) => server?.close(done));
  server = undefined;
  await expect(run('--endpoint', url)).rejects.toThrow(/^Nothing answers at http/);
});

it('refuses a web site', async () => {
  const url = await serve((_, answer) =>
    answer.setHeader('content-type', 'text/html').end('<h1>Welcome</h1>'),
  );
  await expect(run('--endpoint', url)).rejects.toThrow(/doesn't answer like AWS: .*text\/html/);
});

it.each([
  [['--endpoint', 'localhost:5000'], /must be a URL/],
  [['--target', 'reference', '--only', 'NoSuch*'], /--only NoSuch\* matches no case/],
  [
    ['--target', 'reference', '--only', 'InvalidTrailNam'],
    /--only InvalidTrailNam matches no case, exception or clause\. Did you mean InvalidTrailNameException/,
  ],
  [['--target', 'reference', '--only', 'invalidtrailname*'], /Did you mean InvalidTrailNameException, /],
  [['--target', 'reference', '--skip', 'Responce/smallest'], /Did you mean Response\/smallest/],
  [['--shard', '4/3'], /--shard must be I\/N .* got "4\/3"/],
  [['--target', 'reference', '--run-id', 'ABC123'], /--run-id must be six characters .* got "ABC123"/],
])('refuses %j', async (typed, message) => {
  const refused = expect(run(...typed)).rejects;
  await refused.toThrow(CannotJudge);
  await refused.toThrow(message);
});

it('warns of a Region that AWS does not have, and names it where the target does not answer', async () => {
  const warned: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    warned.push(String(text));
    return true;
  });
  const url = await serve((_, answer) =>
    answer.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Internal Server Error</h1>'),
  );
  await expect(run('--endpoint', url, '--region', 'us-esat-1')).rejects.toThrow(
    /status 500 .* Check the address, the port, and the Region us-esat-1, which AWS doesn't have\.$/,
  );
  expect(warned.join('')).toContain('Unknown AWS Region us-esat-1. Did you mean us-east-1? The run goes on');
  warned.length = 0;
  await expect(run('--endpoint', url)).rejects.toThrow(/Check the address and the port\.$/);
  expect(warned.join('')).not.toContain('Region');
});

it('refuses the name of a Region before it sends anything', async () => {
  const url = await serve(fails);
  await expect(run('--endpoint', url, '--region', '../../x')).rejects.toThrow(
    '--region ../../x must be the name of a Region, such as us-east-1.',
  );
  expect(asked).toBe(0);
});

it('drift refuses a page that is missing before it sends anything', async () => {
  const url = await serve(fails);
  const typed = ['--endpoint', url, '--baseline', join(out, 'b.json'), '--accept', 'because'];
  await expect(dispatch(['drift', ...typed, '--page', join(out, 'none.txt')])).rejects.toThrow(/none\.txt/);
  expect(asked).toBe(0);
});
