import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../files/root.ts';
import { createReference, type HttpRequest, type HttpResponse } from '../reference/index.ts';

// The verb itself, as a workflow runs it: exit code, Markdown body, baseline.

/** Changes an answer; `run` counts the runs of one call of the verb, from 1. */
type Change = (response: HttpResponse, request: HttpRequest, run: number) => HttpResponse;

let folder = '';
let server: Awaited<ReturnType<ReturnType<typeof createReference>['listen']>>;
let change: Change = (response) => response;
const runs = new Set<string>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-drift-'));
  const response = (answer: HttpResponse, { request }: { request: HttpRequest }) => {
    const id = /ctc-([a-z0-9]{6})-/.exec(request.path + Buffer.from(request.body).toString())?.[1];
    if (id) runs.add(id);
    return change(answer, request, runs.size);
  };
  server = await createReference({ response }).listen();
});
afterEach(async () => {
  change = (response) => response;
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** One call of the verb with additional flags. */
async function drift(changed: Change = (response) => response, flags: readonly string[] = []) {
  change = changed;
  runs.clear();
  const args = [
    ...['drift', '--endpoint', server.url, '--only', 'TrailAlreadyExistsException/*'],
    ...['--journal', join(folder, 'journal'), '--baseline', join(folder, 'baseline.json')],
    ...['--out', join(folder, 'drift.md'), ...flags],
  ];
  const main = join(packageRoot(), 'src/cli/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { cwd: packageRoot() });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const exit = await new Promise<number | null>((ended) => child.on('close', ended));
  return { exit, output, body: await readFile(join(folder, 'drift.md'), 'utf8').catch(() => '') };
}

const accept = () => drift(change, ['--accept', 'as it should be']);
const creates = ({ headers }: HttpRequest) => headers['x-amz-target']?.endsWith('.CreateTrail') === true;
const as = (answer: HttpResponse, code: string): HttpResponse => ({
  ...answer,
  status: 400,
  body: JSON.stringify({ __type: code, message: 'x' }),
});
const renamed: Change = (answer, request) =>
  creates(request) && answer.status === 400 ? as(answer, 'TrailExistsException') : answer;

test('a renamed error is drift until it is accepted with a reason', async () => {
  expect((await drift()).output).toMatch(/There is no baseline/);
  expect((await accept()).exit).toBe(0);
  expect(await drift()).toMatchObject({ exit: 0, body: expect.stringContaining('Nothing changed.') });
  const { exit, body } = await drift(renamed);
  expect(exit).toBe(4);
  expect(body).toContain('### The behaviour of the service changed (observed three times in a row)');
  expect(body).toContain('TrailAlreadyExistsException → 400 TrailExistsException');
  expect((await drift(renamed, ['--accept', ' '])).exit).toBe(2);
  expect((await drift(renamed, ['--accept', 'AWS renamed it'])).exit).toBe(0);
  const baseline = JSON.parse(await readFile(join(folder, 'baseline.json'), 'utf8'));
  expect(baseline.accepted.reason).toBe('AWS renamed it');
  expect((await drift(renamed)).exit).toBe(0);
});

test('a change that could not be observed again is not drift', async () => {
  await accept();
  const throttled: Change = (answer, request, run) => {
    if (run <= 1) return renamed(answer, request, run);
    return request.headers['x-amz-target']?.includes('CloudTrail')
      ? as(answer, 'ExpiredTokenException')
      : answer;
  };
  const { exit, body, output } = await drift(throttled);
  expect(body, output).toContain('### Observed once, not confirmed');
  expect(exit).toBe(0);
});

test('a leak of a confirming run is reported and outweighs the drift', async () => {
  await accept();
  // The bucket is refused to be removed, and is still there for whoever looks.
  const { exit, output } = await drift((answer, request, run) => {
    if (run <= 1 || !/^\/ctc-[^/]*\/?$/.test(request.path)) return renamed(answer, request, run);
    if (request.method === 'HEAD') return { ...answer, status: 200 };
    return request.method === 'DELETE'
      ? { status: 403, headers: {}, body: '<Error><Code>AccessDenied</Code></Error>' }
      : answer;
  });
  expect(output).toMatch(/Left behind; remove it with the verb sweep:\n {2}s3\.bucket ctc-\w{6}-/);
  expect(exit).toBe(3);
});
