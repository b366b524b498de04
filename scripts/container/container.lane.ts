import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { type Images, makeImages } from './image.ts';
import { type PodmanService, startPodman } from './podman.ts';

const TAG = `lane-${process.pid}`;

let service: PodmanService;
let images: Images;
let folder: string;
beforeAll(async () => {
  service = await startPodman();
  images = makeImages(service, TAG);
});
afterAll(async () => {
  for (const image of Object.values(images ?? {})) service.podman(['rmi', image]);
  await service?.stop();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'container-lane-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

interface Ended {
  code: number | null;
  output: string;
  /** Seconds. */
  seconds: number;
}

interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
}

/** Starts the built command as a user has it. */
function conformance(args: readonly string[], env: Record<string, string> = {}): Running {
  const start = performance.now();
  const cli = join(packageRoot(), 'dist/cli.js');
  const child = spawn(process.execPath, [cli, ...args, '--out', join(folder, 'report')], {
    cwd: folder,
    env: { ...process.env, ...service.env, NO_COLOR: '1', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, output, seconds: (performance.now() - start) / 1_000 })),
  );
  return { child, ended };
}

async function config(targets: Record<string, unknown>): Promise<void> {
  await writeFile(join(folder, 'cloudtrail-conformance.config.json'), JSON.stringify({ targets }));
}

/** Ids of the containers of this lane's images, whatever their state. */
function containers(): string[] {
  const listed = service.podman(['ps', '-a', '--format', '{{.ID}} {{.Image}}']).split('\n');
  return listed.filter((line) => line.endsWith(`:${TAG}`)).map((line) => line.split(' ')[0] ?? '');
}

async function oneContainer(): Promise<string> {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    const [id] = containers();
    if (id) return id;
  }
  throw new Error('no container came up');
}

/** Waits until the run prints the card: the container is up, and nothing is judged yet. */
function untilProbed({ child }: Running): Promise<void> {
  return new Promise((resolve) => {
    child.stdout?.on('data', (chunk) => /can do/.test(String(chunk)) && resolve());
  });
}

/** Kills the one container there is as soon as some of the cases have been run, and gives how the run ends from then on. */
async function killHalfway({ child, ended }: Running): Promise<Ended> {
  const id = await oneContainer();
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => /^\d+ of \d+ cases/m.test(String(chunk)) && resolve());
    void ended.then(({ output }) => reject(new Error(`the run ended before it was halfway: ${output}`)));
  });
  service.podman(['kill', id]);
  const killed = performance.now();
  return { ...(await ended), seconds: (performance.now() - killed) / 1_000 };
}

/** That a target was killed is said, and nothing is held against it: neither a case nor what is left. */
async function expectNoVerdict({ code, output }: Ended): Promise<void> {
  expect(output).toMatch(/The target ended with exit code 137 during the run/);
  expect(code).toBe(2);
  expect(containers()).toEqual([]);
  const report = JSON.parse(await readFile(join(folder, 'report/report.json'), 'utf8'));
  const { pass, fail, error } = report.summary.outcomes;
  expect(fail).toBe(0);
  expect(pass).toBeGreaterThan(0);
  expect(error).toBeGreaterThan(0);
}

describe('a container', () => {
  it('is started, judged and removed', async () => {
    await config({
      ours: { container: { image: images.reference, port: 4566, ready: { log: 'listens on' } } },
    });
    const { code, output, seconds } = await conformance(['run']).ended;
    expect(output).toContain('100 %');
    expect(code).toBe(0);
    const report = JSON.parse(await readFile(join(folder, 'report/report.json'), 'utf8'));
    expect(report.target.name).toBe('ours');
    expect(containers()).toEqual([]);
    console.log(`container: exit ${code} after ${seconds.toFixed(1)} s, nothing left`);
  });

  it('that dies halfway gets no verdict', async () => {
    await config({ ours: { container: { image: images.reference, port: 4566 } } });
    const ended = await killHalfway(conformance(['run']));
    await expectNoVerdict(ended);
    expect(await readFile(join(folder, 'report/target.log'), 'utf8')).toContain('listens on');
    console.log(`container killed: exit ${ended.code} ${ended.seconds.toFixed(1)} s later, nothing left`);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('is removed when %s ends the run', async (signal) => {
    await config({ ours: { container: { image: images.reference, port: 4566 } } });
    const run = conformance(['run']);
    await untilProbed(run);
    run.child.kill(signal);
    const { code, seconds } = await run.ended;
    expect(code).not.toBe(0);
    expect(containers()).toEqual([]);
    console.log(`container, ${signal}: exit ${code} after ${seconds.toFixed(1)} s, nothing left`);
  });

  it('is removed when the run is interrupted while it comes up', async () => {
    const ready = { log: 'never said' };
    await config({ ours: { container: { image: images.reference, port: 4566, ready } } });
    const run = conformance(['run']);
    await oneContainer();
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(143);
    expect(containers()).toEqual([]);
  });

  it('that is not ready in time is removed, and the sentence says why', async () => {
    const ready = { log: 'never said', timeoutMs: 2_000 };
    await config({ ours: { container: { image: images.reference, port: 4566, ready } } });
    const { code, output } = await conformance(['run']).ended;
    expect(output).toMatch(
      /^The container of localhost.* did not start \(.*not ready within 2 s\): export AWS_ENDPOINT_URL=/,
    );
    expect(code).toBe(2);
    expect(containers()).toEqual([]);
  });

  it('of an image that is not there is one sentence', async () => {
    await config({ ours: { container: { image: 'localhost/no-such-image:1', port: 4566 } } });
    const { code, output } = await conformance(['run']).ended;
    expect(output).toMatch(/^The container of localhost\/no-such-image:1 did not start .*\n$/);
    expect(code).toBe(2);
  });

  it('without a Docker is one sentence', async () => {
    await config({ ours: { container: { image: images.reference, port: 4566 } } });
    const nowhere = { DOCKER_HOST: `unix://${folder}/none.sock`, PATH: folder };
    const { code, output } = await conformance(['run'], nowhere).ended;
    expect(output).toMatch(/^This target needs Docker, .*\n$/);
    expect(code).toBe(2);
  });
});

describe('the LocalStack preset', () => {
  it('says what to do without a token', async () => {
    const { code, output } = await conformance(['run', '--target', 'localstack'], {
      LOCALSTACK_AUTH_TOKEN: '',
    }).ended;
    expect(output).toMatch(
      /^LocalStack serves CloudTrail only with a token\. Set LOCALSTACK_AUTH_TOKEN .*\n$/,
    );
    expect(code).toBe(2);
  });

  it('says what to do when LocalStack exits with 55', async () => {
    await config({ stack: { localstack: { image: images['no-licence'] } } });
    const { code, output, seconds } = await conformance(['run'], { LOCALSTACK_AUTH_TOKEN: 'wrong' }).ended;
    expect(output).toMatch(
      /^LocalStack refused its token \(exit code 55\)\. Set LOCALSTACK_AUTH_TOKEN .*\n$/,
    );
    expect(code).toBe(2);
    expect(containers()).toEqual([]);
    console.log(`LocalStack, exit 55: exit ${code} after ${seconds.toFixed(1)} s, nothing left`);
  });

  it('says what to do when the licence plan leaves CloudTrail out', async () => {
    await config({ stack: { localstack: { image: images.unlicensed } } });
    const { code, output, seconds } = await conformance(['run'], { LOCALSTACK_AUTH_TOKEN: 'small' }).ended;
    expect(output).toMatch(/^The licence plan of this LocalStack does not include CloudTrail\. Set .*$/m);
    expect(code).toBe(2);
    expect(containers()).toEqual([]);
    console.log(`LocalStack, unlicensed: exit ${code} after ${seconds.toFixed(1)} s, nothing left`);
  });

  it('runs an image that has CloudTrail', async () => {
    const image = images.licensed;
    await config({ stack: { localstack: { image } } });
    const { code, output, seconds } = await conformance(['run'], { LOCALSTACK_AUTH_TOKEN: 'good' }).ended;
    expect(output).toContain('100 %');
    expect(code).toBe(0);
    expect(containers()).toEqual([]);
    console.log(`LocalStack preset: exit ${code} after ${seconds.toFixed(1)} s, nothing left`);
  });

  it('gives no verdict of a LocalStack that dies halfway', async () => {
    await config({ stack: { localstack: { image: images.licensed } } });
    const ended = await killHalfway(conformance(['run'], { LOCALSTACK_AUTH_TOKEN: 'good' }));
    await expectNoVerdict(ended);
    console.log(`LocalStack killed: exit ${ended.code} ${ended.seconds.toFixed(1)} s later, nothing left`);
  });
});

describe('an image of AWS Emulator, by its look-alike', () => {
  it('is started without telemetry, judged with the keys and the certificate in it, and removed', async () => {
    await config({ ours: { awsEmulator: { image: images['aws-emulator'] } } });
    const only = 'S3BucketDoesNotExistException,NotOrganizationMasterAccountException';
    const run = conformance(['run', '--only', only]);
    const failed = run.ended.then(({ output }) => Promise.reject(new Error(`no container: ${output}`)));
    const id = await Promise.race([oneContainer(), failed]);
    const env = service.podman(['inspect', '--format', '{{.Config.Env}}', id]);
    expect(env).toContain('EMULATOR_TELEMETRY=off');
    const { code, output, seconds } = await run.ended;
    expect(output).toMatch(/^Target: ours 1\.0\.509 at https:\/\/127\.0\.0\.1:\d+, named by/);
    expect(code, output).toBe(0);
    const report = JSON.parse(await readFile(join(folder, 'report/report.json'), 'utf8'));
    const { pass, fail, error, untestable } = report.summary.outcomes;
    expect({ fail, error }).toEqual({ fail: 0, error: 0 });
    expect(pass).toBeGreaterThan(0);
    // It has no Organizations.
    expect(untestable).toBeGreaterThan(0);
    expect(containers()).toEqual([]);
    console.log(
      `AWS Emulator's look-alike as an image: exit ${code} after ${seconds.toFixed(1)} s, nothing left`,
    );
  });

  it('of something else is one sentence', async () => {
    await config({ ours: { awsEmulator: { image: images.reference } } });
    const { code, output } = await conformance(['run']).ended;
    expect(output).toMatch(/^The container of localhost.* did not start |has no certificate at/);
    expect(code).toBe(2);
    expect(containers()).toEqual([]);
  });
});
