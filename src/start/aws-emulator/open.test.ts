import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTarget } from '../../session/open-target.ts';
import { type LookAlike, type LookAlikeOptions, startLookAlike } from '../testing/look-alike.ts';
import { versionIn } from './version.ts';

let folder: string;
let home: string;
let running: LookAlike[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-'));
  home = join(folder, '.aws/emulator');
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.stop();
  await rm(folder, { recursive: true });
});

async function look(options: Partial<LookAlikeOptions> = {}): Promise<LookAlike> {
  const started = await startLookAlike({ home, ...options });
  running.push(started);
  return started;
}

const open = (port?: number) =>
  openTarget({ target: 'aws-emulator', port }, { env: { HOME: folder, PATH: folder }, folder });

describe('AWS Emulator, by its look-alike', () => {
  it('is attached to with its own keys, Region and authority, and goes on afterwards', async () => {
    const { port } = await look();
    const target = await open();
    expect(target.description).toMatchObject({
      name: 'aws-emulator',
      endpoints: { cloudtrail: `https://127.0.0.1:${port}` },
      region: 'us-east-1',
      credentials: { accessKeyId: expect.stringMatching(/^AKIA/) },
      credentialsFrom: join(home, String(port), 'emulator_credentials'),
      ca: expect.stringContaining('BEGIN CERTIFICATE'),
      caFile: join(home, String(port), 'ca.pem'),
    });
    expect(target.description.started).toBeUndefined();
    await target.close();
    expect((await open()).description.endpoints.cloudtrail).toBe(`https://127.0.0.1:${port}`);
  });

  it('has new keys after a restart, and a run that was under way is told of it', async () => {
    const { port, stop } = await look();
    const first = await open(port);
    expect(await first.died()).toBeUndefined();
    await stop();
    await look({ port });
    expect(await first.died()).toBe('was restarted or stopped');
    const second = await open(port);
    expect(await second.died()).toBeUndefined();
    expect(second.description.credentials).not.toEqual(first.description.credentials);
    expect(second.description.ca).not.toBe(first.description.ca);
  });

  it('needs no keys with --auth off', async () => {
    const { port } = await look({ auth: false });
    expect((await open(port)).description.credentials).toEqual({
      accessKeyId: 'test',
      secretAccessKey: 'test',
    });
  });

  it('is chosen by its port where several are running', async () => {
    const ports = [(await look()).port, (await look()).port].sort((a, b) => a - b);
    await expect(open()).rejects.toThrow(
      `Several AWS Emulators are running, at the ports ${ports.join(', ')}. Choose one with --port.`,
    );
    expect((await open(ports[1])).description.endpoints.cloudtrail).toContain(`:${ports[1]}`);
  });

  it('is not taken for one by the files that a killed one left', async () => {
    const killed = await look();
    await killed.stop({ killed: true });
    running = [];
    await expect(open()).rejects.toThrow(/No AWS Emulator is running .*aws-emulator is not installed/);
    await expect(open(killed.port)).rejects.toThrow(`No AWS Emulator answers at port ${killed.port}`);
    const other = await look();
    await expect(open(killed.port)).rejects.toThrow(`There is one at port ${other.port}.`);
    expect((await open()).description.endpoints.cloudtrail).toContain(`:${other.port}`);
  });

  it('is not taken for one where another server has its port', async () => {
    const { port, stop } = await look();
    await stop({ killed: true });
    running = [];
    const elsewhere = join(folder, 'elsewhere');
    await look({ home: elsewhere, port });
    await expect(open(port)).rejects.toThrow(/No AWS Emulator answers .* with the certificate in/);
  });

  it('has the version that the installed program prints', async () => {
    const program = join(folder, 'aws-emulator');
    await writeFile(program, '#!/bin/sh\necho "Version: 1.0.509"; echo "Commit: 1.2"\n');
    await chmod(program, 0o755);
    await look();
    vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
    expect((await open()).description.version).toBe('1.0.509');
  });

  it('says how its program ended where it does not start', async () => {
    await mkdir(home, { recursive: true });
    await writeFile(
      join(folder, 'cloudtrail-conformance.config.json'),
      JSON.stringify({ targets: { a: { awsEmulator: { command: ['sh', '-c', 'echo no >&2; exit 2'] } } } }),
    );
    await expect(openTarget({}, { env: { HOME: folder }, folder })).rejects.toThrow(
      /^sh ended with exit code 2: no\. Check the command of the target\.$/,
    );
  });
});

it.each([
  ['Version: 1.0.509\nRelease date: 2026-11-18\nCommit: abc', '1.0.509'],
  ['1.0.509.1-20261118.43', '1.0.509.1-20261118.43'],
  ['usage: aws-emulator', undefined],
])('reads the version in %j', (text, version) => expect(versionIn(text)).toBe(version));
