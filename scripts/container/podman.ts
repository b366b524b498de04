import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For a machine without systemd, and one that may not raise its limits. */
const CONF = `[containers]
default_ulimits = ["nofile=4096:4096","nproc=4096:4096"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
`;
const START_MS = 60_000;
const INSTALL = 'apt-get install -y --no-install-recommends podman runc netavark iptables';

/** A Docker API served by podman, and the environment in which a client finds it. */
export interface PodmanService {
  env: Record<string, string>;
  /** Runs podman itself. @throws Error with what it printed */
  podman(args: readonly string[], input?: Buffer): string;
  stop(): Promise<void>;
}

/** Serves podman's Docker API on a socket of its own. @throws Error saying how to install podman where it is missing */
export async function startPodman(): Promise<PodmanService> {
  const folder = mkdtempSync(join(tmpdir(), 'podman-'));
  const conf = join(folder, 'containers.conf');
  writeFileSync(conf, CONF);
  const own = { ...process.env, CONTAINERS_CONF: conf };
  const podman: PodmanService['podman'] = (args, input) =>
    execFileSync('podman', args, { env: own, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  try {
    podman(['--version']);
  } catch {
    rmSync(folder, { recursive: true });
    throw new Error(`podman is not installed; as root: ${INSTALL}`);
  }
  const socket = join(folder, 'podman.sock');
  const service = spawn('podman', ['system', 'service', '--time=0', `unix://${socket}`], {
    env: own,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  service.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const end = Date.now() + START_MS;
  while (!existsSync(socket)) {
    if (service.exitCode !== null || Date.now() > end) {
      await stop(service);
      rmSync(folder, { recursive: true });
      throw new Error(`podman's service did not come up: ${said.trim()}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    env: {
      DOCKER_HOST: `unix://${socket}`,
      TESTCONTAINERS_RYUK_DISABLED: 'true',
      TESTCONTAINERS_HOST_OVERRIDE: '127.0.0.1',
    },
    podman,
    stop: async () => {
      await stop(service);
      rmSync(folder, { recursive: true });
    },
  };
}

async function stop(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null || service.signalCode !== null) return;
  const ended = new Promise((done) => service.once('exit', done));
  service.kill('SIGTERM');
  await ended;
}
