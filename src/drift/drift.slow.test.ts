import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../files/root.ts';
import { createReference, type HttpRequest, type HttpResponse } from '../reference/index.ts';

// Nights by the verb itself, as a workflow runs it: exit code, Markdown body, baseline.

/** What comes back instead; `run` is the number of the run since the last night began, from 1. */
type Bend = (response: HttpResponse, request: HttpRequest, run: number) => HttpResponse;

let folder = '';
let server: Awaited<ReturnType<ReturnType<typeof createReference>['listen']>>;
let bend: Bend = (response) => response;
const runs = new Set<string>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-drift-'));
  const response = (answer: HttpResponse, { request }: { request: HttpRequest }) => {
    const id = /ctc-([a-z0-9]{6})-/.exec(request.path + Buffer.from(request.body).toString())?.[1];
    if (id) runs.add(id);
    return bend(answer, request, runs.size);
  };
  server = await createReference({ response }).listen();
});
afterEach(async () => {
  bend = (response) => response;
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** One night; `again` are the flags beside those that all have. */
async function night(bent: Bend = (response) => response, again: readonly string[] = []) {
  bend = bent;
  runs.clear();
  const args = [
    ...['drift', '--endpoint', server.url, '--only', 'TrailAlreadyExistsException/*'],
    ...['--journal', join(folder, 'journal'), '--baseline', join(folder, 'baseline.json')],
    ...['--out', join(folder, 'drift.md'), ...again],
  ];
  const main = join(packageRoot(), 'src/cli/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { cwd: packageRoot() });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const exit = await new Promise<number | null>((ended) => child.on('close', ended));
  return { exit, said, body: await readFile(join(folder, 'drift.md'), 'utf8').catch(() => '') };
}

const accept = () => night(bend, ['--accept', 'as it should be']);
const creates = ({ headers }: HttpRequest) => headers['x-amz-target']?.endsWith('.CreateTrail') === true;
const as = (answer: HttpResponse, code: string): HttpResponse => ({
  ...answer,
  status: 400,
  body: JSON.stringify({ __type: code, message: 'x' }),
});
const renamed: Bend = (answer, request) =>
  creates(request) && answer.status === 400 ? as(answer, 'TrailExistsException') : answer;

test('a renamed error is drift, until it is accepted with a reason', async () => {
  expect((await night()).said).toMatch(/There is no baseline/);
  expect((await accept()).exit).toBe(0);
  expect(await night()).toMatchObject({ exit: 0, body: expect.stringContaining('Nothing changed.') });
  const { exit, body } = await night(renamed);
  expect(exit).toBe(4);
  expect(body).toContain('### The service behaves differently (seen three times in a row)');
  expect(body).toContain('TrailAlreadyExistsException → 400 TrailExistsException');
  expect((await night(renamed, ['--accept', ' '])).exit).toBe(2);
  expect((await night(renamed, ['--accept', 'AWS renamed it'])).exit).toBe(0);
  const baseline = JSON.parse(await readFile(join(folder, 'baseline.json'), 'utf8'));
  expect(baseline.accepted.reason).toBe('AWS renamed it');
  expect((await night(renamed)).exit).toBe(0);
}, 120_000);

test('what is seen once, before the service throttles or is gone, is not confirmed and no drift', async () => {
  await accept();
  const throttled: Bend = (answer, request, run) => {
    if (run === 1) return renamed(answer, request, run);
    return request.headers['x-amz-target']?.includes('CloudTrail')
      ? as(answer, 'ExpiredTokenException')
      : answer;
  };
  const { exit, body, said } = await night(throttled);
  expect(body, said).toContain('### Seen once, not confirmed');
  expect(exit).toBe(0);
}, 120_000);

test('what a run left that was to confirm is said, and outweighs the drift', async () => {
  await accept();
  const { exit, said } = await night((answer, request, run) =>
    run > 1 && request.method === 'DELETE' && /^\/ctc-[^/]*\/?$/.test(request.path)
      ? { status: 403, headers: {}, body: '<Error><Code>AccessDenied</Code></Error>' }
      : renamed(answer, request, run),
  );
  expect(said).toMatch(/Left behind; remove it with the verb sweep:\n {2}s3\.bucket ctc-\w{6}-/);
  expect(exit).toBe(3);
}, 120_000);
