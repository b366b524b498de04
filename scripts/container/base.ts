import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PodmanService } from './podman.ts';
import { putProgram } from './root.ts';

/** Programs that the steps of the Dockerfile call, beside Node and npm. */
const PROGRAMS = ['/bin/sh', '/usr/bin/env', '/bin/mkdir', '/bin/chmod'];
const NPM = 'lib/node_modules/npm';
const CA = '/etc/ssl/certs/ca-certificates.crt';

/** An image that stands for the official one of Node where no image can be pulled: Node, npm and a shell, from this machine. */
export function makeBase({ podman }: PodmanService, node: string, image: string): void {
  const root = mkdtempSync(join(tmpdir(), 'base-'));
  try {
    for (const folder of ['tmp', 'etc', 'root', 'usr/lib'])
      mkdirSync(join(root, folder), { recursive: true });
    chmodSync(join(root, 'tmp'), 0o1777);
    writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/tmp:/bin/sh\n');
    for (const program of PROGRAMS) putProgram(root, program);
    putProgram(root, node, '/usr/bin/node');
    const npm = configOf('prefix', '-g');
    cpSync(join(npm, NPM), join(root, 'usr', NPM), { recursive: true, dereference: true });
    symlinkSync(`../${NPM}/bin/npm-cli.js`, join(root, 'usr/bin/npm'));
    // Where npm fetches packages from, and whom it trusts, is what it is on this machine.
    const cafile = configOf('cafile');
    const own = existsSync(cafile) ? cafile : CA;
    mkdirSync(join(root, dirname(CA)), { recursive: true });
    if (existsSync(own)) copyFileSync(own, join(root, CA));
    const env = {
      PATH: '/usr/bin:/bin',
      NPM_CONFIG_CAFILE: CA,
      NPM_CONFIG_REGISTRY: configOf('registry'),
      NPM_CONFIG_PREFER_OFFLINE: 'true',
    };
    const changes = Object.entries(env).flatMap(([name, value]) => ['--change', `ENV ${name}=${value}`]);
    const archive = execFileSync('tar', ['-C', root, '-c', '.'], { maxBuffer: 1024 ** 3 });
    podman(['import', ...changes, '-', image], archive);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The folder of npm's cache here, so that a build downloads nothing twice. */
export const npmCache = () => configOf('cache');

function configOf(...names: string[]): string {
  const [command = '', ...args] = names[0] === 'prefix' ? names : ['config', 'get', ...names];
  return execFileSync('npm', [command, ...args], { encoding: 'utf8' }).trim();
}
