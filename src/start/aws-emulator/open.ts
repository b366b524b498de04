import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsEmulatorConfig } from '../../../generated/config.ts';
import { CannotJudge } from '../../contract/errors.ts';
import type { Found } from '../../targets/found.ts';
import { startProcess } from '../process.ts';
import type { Started } from '../started.ts';
import { startEmulatorContainer } from './container.ts';
import { emulatorHome, portsIn, readInstance, startOf } from './folder.ts';
import { versionOf } from './version.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const PROGRAM = 'aws-emulator';
/** Milliseconds between two looks at an instance that starts. */
const POLL_MS = 250;
const GUIDE = 'docs.aws.amazon.com/emulator';

/**
 * AWS Emulator: the container or program of the config, else the instance at the port (waited for, where asked), else the only one that is running, else
 * the installed program.
 * @throws CannotJudge where none answers or several do, and where nothing can be started
 */
export async function openAwsEmulator(
  { port, command, image }: AwsEmulatorConfig,
  { folder, env, waitMs = 0 }: { folder: string; env: Environment; waitMs?: number },
): Promise<Started> {
  if (image !== undefined) return startEmulatorContainer(image);
  const home = emulatorHome(env);
  if (command !== undefined && port === undefined) return start(command, folder, home);
  if (port !== undefined) {
    const end = performance.now() + waitMs;
    let attached = await attach(home, port, command);
    while (attached === undefined && performance.now() < end) {
      await sleep(POLL_MS);
      attached = await attach(home, port, command);
    }
    if (attached) return attached;
    const others = await running(home);
    throw new CannotJudge(
      `No AWS Emulator answers at port ${port} with the certificate in ${home}/${port}. ${others.length > 0 ? `There is one at port ${others.join(' and at port ')}.` : 'Start it, or leave the port out to have it started.'}`,
    );
  }
  const [found, ...more] = await running(home);
  if (found !== undefined && more.length > 0) {
    throw new CannotJudge(
      `Several AWS Emulators are running, at the ports ${[found, ...more].join(', ')}. Choose one with --port.`,
    );
  }
  const attached = found === undefined ? undefined : await attach(home, found);
  if (attached) return attached;
  try {
    return await start([PROGRAM], folder, home);
  } catch (error) {
    if (!(error instanceof CannotJudge) || !/ENOENT/.test(error.message)) throw error;
    throw new CannotJudge(
      `No AWS Emulator is running (none answers at a port with a folder in ${home}), and the program ${PROGRAM} is not installed. Start one, or install it: ${GUIDE}.`,
    );
  }
}

/** The ports at which an instance answers. */
async function running(home: string): Promise<number[]> {
  const ports = portsIn(home);
  const found = await Promise.all(ports.map((port) => readInstance(home, port)));
  return ports.filter((_, index) => found[index] !== undefined);
}

/** An instance that somebody else started: it is not stopped. */
async function attach(home: string, port: number, command = [PROGRAM]): Promise<Started | undefined> {
  const found = await readInstance(home, port);
  if (found === undefined) return undefined;
  const before = startOf(home, port);
  const version = await versionOf(command);
  return {
    url: `https://127.0.0.1:${port}`,
    attached: true,
    found: { ...found, ...(version ? { version } : {}) },
    output: () => '',
    died: async () => (startOf(home, port) === before ? undefined : 'was restarted or stopped'),
    stop: async () => {},
  };
}

/** Starts the program on a free port, without telemetry. */
async function start(command: readonly string[], folder: string, home: string): Promise<Started> {
  let found: Found | undefined;
  const started = await startProcess(
    {
      command: [...command, '--port', '{port}', '--telemetry', 'off'],
      env: { EMULATOR_TELEMETRY: 'off' },
    },
    folder,
    {
      scheme: 'https',
      isUp: async (port) => {
        found = await readInstance(home, port);
        return found !== undefined;
      },
    },
  );
  const version = await versionOf(command);
  return { ...started, found: { ...found, ...(version ? { version } : {}) } };
}
