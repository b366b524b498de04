import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import { showDuration } from '../text/duration.ts';
import { reasonOf } from '../text/reason.ts';
import { type End, howEnded } from './how-ended.ts';
import { beforeInterruptedExit } from './interrupt.ts';
import { isReady } from './ready.ts';
import { START_TIMEOUT_MS, type Started, Tail } from './started.ts';

/** Milliseconds that a program has to end after SIGTERM. */
const GRACE_MS = 5_000;
const POLL_MS = 50;

/**
 * Starts a program on a free port and waits until it is ready. It leads its own process group, which is stopped as a
 * whole, so that no worker of a server survives.
 * @param folder that a relative `cwd` is relative to
 * @param options `isUp` tells whether it is ready, in the place of the config's condition
 * @throws CannotJudge when it can't be started, ends early, or isn't ready in time; it is stopped then
 */
export async function startProcess(
  config: ProcessConfig,
  folder: string,
  { scheme = 'http', isUp }: { scheme?: 'http' | 'https'; isUp?: (port: number) => Promise<boolean> } = {},
): Promise<Started> {
  const port = await freePort();
  const place = (text: string) => text.replaceAll('{port}', String(port));
  const [program = '', ...args] = config.command.map(place);
  const env = Object.entries(config.env ?? {}).map(([name, value]) => [name, place(value)] as const);
  const tail = new Tail();
  const child = spawn(program, args, {
    cwd: resolve(folder, config.cwd ?? '.'),
    env: { ...process.env, ...Object.fromEntries(env) },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk) => tail.add(chunk));
  child.stderr.on('data', (chunk) => tail.add(chunk));
  const group = new ProcessGroup(child);
  const forget = beforeInterruptedExit(() => group.stop());
  const stop = async () => {
    await group.stop();
    forget();
  };
  const url = `${scheme}://127.0.0.1:${port}`;
  const { ready = {} } = config;
  const check = isUp ? () => isUp(port) : () => isReady(ready, url, tail.text);
  try {
    await waitReady(check, { timeoutMs: ready.timeoutMs ?? START_TIMEOUT_MS, tail, group, program });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, output: () => tail.text, died: () => howEnded(group.end, url), stop };
}

async function waitReady(
  check: () => Promise<boolean>,
  {
    timeoutMs,
    tail,
    group,
    program,
  }: { timeoutMs: number; tail: Tail; group: ProcessGroup; program: string },
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await check())) {
    if (group.ended)
      throw new CannotJudge(`${program} ${group.ended}${tail.lastLine}. Check the command of the target.`);
    if (Date.now() > end) {
      throw new CannotJudge(
        `${program} was not ready within ${showDuration(timeoutMs)}${tail.lastLine}. Check the {port} in its command, or raise ready.timeoutMs.`,
      );
    }
    await sleep(POLL_MS);
  }
}

/** A child that leads a process group. */
class ProcessGroup {
  readonly end: End;
  readonly #child: ChildProcess;
  #ended: string | undefined;
  #stopping: Promise<void> | undefined;
  readonly #lastResort = () => this.#signal('SIGKILL');

  constructor(child: ChildProcess) {
    this.#child = child;
    child.once('error', (error) => {
      this.#ended = `could not be started (${reasonOf(error)})`;
    });
    const told = new Promise<void>((tell) => {
      child.once('exit', (code, signal) => {
        if (!this.#stopping) this.#ended = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
        tell();
      });
    });
    this.end = { known: () => this.#ended, told };
    // After an uncaught error there is only time for a signal.
    process.once('exit', this.#lastResort);
  }

  /** How the program ended by itself. */
  get ended(): string | undefined {
    return this.#ended;
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#signal('SIGTERM');
    if (!(await this.#gone(GRACE_MS))) {
      this.#signal('SIGKILL');
      await this.#gone(GRACE_MS);
    }
    process.removeListener('exit', this.#lastResort);
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  async #gone(withinMs: number): Promise<boolean> {
    for (const end = Date.now() + withinMs; Date.now() < end; await sleep(POLL_MS)) {
      if (!this.#signal(0)) return true;
    }
    return false;
  }

  /** Signals every process of the group; false when the group is empty. */
  #signal(signal: NodeJS.Signals | 0): boolean {
    if (this.#child.pid === undefined) return false;
    try {
      return process.kill(-this.#child.pid, signal);
    } catch {
      // ESRCH: the group is empty.
      return false;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((found, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
