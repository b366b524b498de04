import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { project } from '../package/install.ts';
import { makeBase, npmCache } from './base.ts';
import { type PodmanService, startPodman } from './podman.ts';

const BASE = `localhost/node-here:lane-${process.pid}`;
const IMAGE = `localhost/cloudtrail-conformance:lane-${process.pid}`;
/** Cases enough to show that a run works: what they are is shown elsewhere. */
const ONLY = ['--only', 'S3BucketDoesNotExistException'];
/** Megabytes that the image may add to that of Node. */
const MOST_MEGABYTES = 90;

let folder = '';
let service: PodmanService;
const containers: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dockerfile-'));
  service = await startPodman();
  const name = `node-${process.platform}-${process.arch}`;
  await project(join(folder, 'node'), [`${name}@22`]);
  makeBase(service, join(folder, 'node/node_modules', name, 'bin/node'), BASE);
  const start = performance.now();
  // Docker's own format, as that of OCI has no health check.
  const options = [
    ...['--format', 'docker', '--network', 'host', '--build-arg', `NODE_IMAGE=${BASE}`],
    ...['-v', `${npmCache()}:/root/.npm`],
  ];
  service.podman(['build', ...options, '-t', IMAGE, packageRoot()]);
  console.log(`the Dockerfile: built in ${((performance.now() - start) / 1_000).toFixed(0)} s`);
}, 1_800_000);
afterAll(async () => {
  for (const id of containers) service.podman(['rm', '-f', id]);
  for (const image of [IMAGE, BASE]) service?.podman(['rmi', '-f', image]);
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const podman = (...args: string[]) => service.podman(args).trim();

/** Starts the image in the background with a port of this machine. */
function start(...words: string[]): { id: string; url: string } {
  const id = podman('run', '-d', '-p', '127.0.0.1::4566', IMAGE, ...words);
  containers.push(id);
  const [, port] = /:(\d+)$/m.exec(podman('port', id, '4566')) ?? [];
  return { id, url: `http://127.0.0.1:${port}` };
}

async function untilHealthy(url: string): Promise<unknown> {
  for (let left = 100; ; left -= 1) {
    const answer = await fetch(`${url}/_conformance/health`).catch(() => undefined);
    if (answer?.ok) return answer.json();
    if (left === 0) throw new Error(`${url} did not become healthy`);
    await sleep(100);
  }
}

describe('the image of the Dockerfile', () => {
  it('adds little to that of Node, and has neither sources nor developer packages', () => {
    const size = (image: string) => Number(podman('image', 'inspect', '--format', '{{.Size}}', image));
    const megabytes = (size(IMAGE) - size(BASE)) / 1e6;
    console.log(`the image: ${megabytes.toFixed(0)} MB beside Node`);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
    const list = "console.log(JSON.stringify([fs.readdirSync('/app'), fs.readdirSync('/app/node_modules')]))";
    const [app, packages] = JSON.parse(podman('run', '--rm', '--entrypoint', 'node', IMAGE, '-e', list));
    expect(app.sort()).toEqual(['LICENSE', 'dist', 'node_modules', 'package.json', 'spec']);
    for (const name of ['vitest', 'typescript', 'testcontainers']) expect(packages).not.toContain(name);
  });

  it('serves as a user who is not root, is healthy, logs in JSON, and ends cleanly', async () => {
    const { id, url } = start('serve', '--json');
    expect(await untilHealthy(url)).toMatchObject({});
    expect(podman('exec', id, 'node', '-p', 'process.getuid()')).toBe('1000');
    expect(podman('healthcheck', 'run', id)).toBe('');
    await fetch(url, { method: 'POST' });
    podman('stop', '--time', '10', id);
    expect(podman('inspect', '--format', '{{.State.ExitCode}}', id)).toBe('0');
    const events = podman('logs', id)
      .split('\n')
      .map((line) => JSON.parse(line).event);
    expect(events[0]).toBe('start');
    expect(events).toContain('request');
    expect(events.at(-1)).toBe('end');
  });

  it('runs the cases on an endpoint as any user, and leaves the report in a folder that is mounted', async () => {
    const { url } = start('serve');
    await untilHealthy(url);
    const reports = join(folder, 'reports');
    mkdirSync(reports);
    chmodSync(reports, 0o777);
    const options = ['--rm', '--user', '4711', '--network', 'host', '-v', `${reports}:/out/reports`];
    const output = podman('run', ...options, IMAGE, 'run', '--endpoint', url, ...ONLY);
    expect(output).toContain(`Target: ${url}, named by --endpoint.`);
    const { summary } = JSON.parse(readFileSync(join(reports, 'part/report.json'), 'utf8'));
    expect(summary.outcomes).toMatchObject({ fail: 0, error: 0 });
    expect(summary.outcomes.pass).toBeGreaterThan(0);
    expect(readdirSync(join(reports, 'part'))).toContain('report.html');
  });

  it('shows its help without a verb, and says in a sentence what is missing', () => {
    expect(() => podman('run', '--rm', IMAGE, 'run')).toThrow(/No target is named, so nothing was sent/);
    expect(podman('run', '--rm', IMAGE)).toContain('Usage: ');
  });
});
