import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  BoundPorts,
  ContainerRuntimeClient,
  GenericContainer,
  StartedTestContainer,
  WaitStrategy,
} from 'testcontainers';
import type { ContainerConfig, ReadyConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import { showDuration } from '../text/duration.ts';
import { reasonOf } from '../text/reason.ts';
import { beforeInterruptedExit } from './interrupt.ts';
import { isReady, speaksHttp } from './ready.ts';
import { START_TIMEOUT_MS, type Started, Tail } from './started.ts';

const LABEL = 'cloudtrail-conformance.run';
const POLL_MS = 250;
/** Milliseconds that a start which is being given up may take to notice. */
const GIVE_UP_MS = 3_000;

/** A container that ended before it was up. */
export class EndedEarly extends CannotJudge {
  readonly exitCode: number;

  constructor(image: string, exitCode: number, lastLine: string) {
    super(`The container of ${image} ended with exit code ${exitCode} before it was ready${lastLine}.`);
    this.exitCode = exitCode;
  }
}

/** Starts a container and waits until it is ready. @throws CannotJudge as {@link startAndWait} */
export async function startContainer(config: ContainerConfig): Promise<Started> {
  // Loaded only here: most runs need no container runtime.
  const { GenericContainer } = await import('testcontainers');
  const { image, port, env = {}, command, ready = {} } = config;
  const container = new GenericContainer(image).withExposedPorts(port).withEnvironment(env);
  if (command) container.withCommand(command);
  return startAndWait(container, { image, port, ready });
}

/**
 * Starts a prepared container. It is found again by a label that only this start has, so that it is removed on every
 * way out, even while it is still coming up.
 * @throws CannotJudge when there is no container runtime, no such image, or the container ends or is late; it is removed then
 */
export async function startAndWait(
  container: GenericContainer,
  { image, port, ready }: { image: string; port: number; ready: ReadyConfig },
): Promise<Started> {
  const client = await runtime();
  const own = new OwnContainers(client);
  const tail = new Tail();
  const forget = beforeInterruptedExit(() => own.remove());
  const stop = async () => {
    await own.remove();
    forget();
  };
  const { host } = client.info.containerRuntime;
  container
    .withLabels({ [LABEL]: own.id })
    .withWaitStrategy(new Readiness(ready, { host, port, tail, own }))
    .withLogConsumer((stream) => stream.on('data', (chunk) => tail.add(chunk)));
  try {
    const started = await own.orEnded(container.start(), image, tail);
    own.watch(started.getId());
    const url = `http://${started.getHost()}:${started.getMappedPort(port)}`;
    return { url, output: () => tail.text, died: () => own.ended, stop };
  } catch (error) {
    await stop();
    throw error instanceof CannotJudge ? error : notStarted(image, own.late ?? error, tail);
  }
}

/**
 * Readiness as a process has it too, seen from outside the container: an image need not hold a shell. Without a condition
 * of the user's any HTTP answer will do; that a port takes connections says little, as the port's forwarder takes them
 * before the program does. It ends as soon as the start is given up, so that nothing keeps the process alive.
 */
class Readiness implements WaitStrategy {
  readonly #ready: ReadyConfig;
  readonly #place: { host: string; port: number; tail: Tail; own: OwnContainers };

  constructor(ready: ReadyConfig, place: { host: string; port: number; tail: Tail; own: OwnContainers }) {
    this.#ready = ready;
    this.#place = place;
  }

  async waitUntilReady(_container: unknown, ports: BoundPorts): Promise<void> {
    const { host, port, tail, own } = this.#place;
    const url = `http://${host}:${ports.getBinding(port)}`;
    const { path, log } = this.#ready;
    const end = Date.now() + this.getStartupTimeout();
    while (
      !(path === undefined && log === undefined
        ? await speaksHttp(url)
        : await isReady(this.#ready, url, tail.text))
    ) {
      if (own.givenUp) throw new Error('the start was given up');
      if (Date.now() > end) {
        // Said here: testcontainers removes the container before it hands an error on.
        own.late = `not ready within ${showDuration(this.getStartupTimeout())}`;
        throw new Error(own.late);
      }
      await sleep(POLL_MS);
    }
  }

  getStartupTimeout(): number {
    return this.#ready.timeoutMs ?? START_TIMEOUT_MS;
  }

  isStartupTimeoutSet(): boolean {
    return true;
  }

  withStartupTimeout(): this {
    return this;
  }
}

/** Every container of one start: one, or none. */
class OwnContainers {
  readonly id = randomUUID();
  /** Why it counts as not up, once it does. */
  late: string | undefined;
  readonly #client: ContainerRuntimeClient;
  #ended: string | undefined;
  #starting: Promise<unknown> = Promise.resolve();
  #removing: Promise<void> | undefined;

  constructor(client: ContainerRuntimeClient) {
    this.#client = client;
  }

  /** Whether it is being removed: no use in waiting for it any more. */
  get givenUp(): boolean {
    return this.#removing !== undefined;
  }

  /** How the container ended by itself after it was up. */
  get ended(): string | undefined {
    return this.#ended;
  }

  /** The start, unless the container ends first: a start waits for its time limit even where nothing runs any more. */
  async orEnded(
    starting: Promise<StartedTestContainer>,
    image: string,
    tail: Tail,
  ): Promise<StartedTestContainer> {
    let done = false;
    const started = starting.finally(() => {
      done = true;
    });
    const watching = (async () => {
      while (!done && this.late === undefined) {
        await sleep(POLL_MS);
        const [found] = await this.#find();
        if (found?.State !== 'exited' || this.late !== undefined) continue;
        const container = this.#client.container.getById(found.Id);
        const { State } = await container.inspect();
        // The consumer of the logs is attached after the start, which a container that ends at once doesn't wait for.
        tail.add(plainLogs(await container.logs({ stdout: true, stderr: true, follow: false })));
        throw new EndedEarly(image, State.ExitCode, tail.lastLine);
      }
      return started;
    })();
    // Whichever loses may still fail; that it does is no news then.
    this.#starting = started.catch(() => undefined);
    return Promise.race([started, watching]);
  }

  watch(id: string): void {
    this.#client.container
      .getById(id)
      .wait()
      .then(({ StatusCode }: { StatusCode: number }) => {
        if (!this.#removing) this.#ended = `ended with exit code ${StatusCode}`;
      })
      .catch((error: unknown) => {
        if (!this.#removing) this.#ended = `can't be watched (${reasonOf(error)})`;
      });
  }

  remove(): Promise<void> {
    this.#removing ??= this.#remove();
    return this.#removing;
  }

  async #remove(): Promise<void> {
    await this.#removeFound();
    // A start that had not come to making its container when it was given up may make it still.
    const over = new AbortController();
    const gaveUp = sleep(GIVE_UP_MS, undefined, { signal: over.signal }).catch(() => {});
    await Promise.race([this.#starting, gaveUp]);
    over.abort();
    await this.#removeFound();
  }

  async #removeFound(): Promise<void> {
    for (const { Id } of await this.#find()) {
      await this.#client.container.getById(Id).remove({ force: true, v: true });
    }
  }

  #find() {
    const filters = { label: [`${LABEL}=${this.id}`] };
    return this.#client.container.dockerode.listContainers({ all: true, filters });
  }
}

async function runtime(): Promise<ContainerRuntimeClient> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  try {
    return await getContainerRuntimeClient();
  } catch {
    throw new CannotJudge(
      'No Docker answers, which this target needs; start Docker, or point DOCKER_HOST at a Docker API such as podman’s socket.',
    );
  }
}

function notStarted(image: string, error: unknown, tail: Tail): CannotJudge {
  return new CannotJudge(
    `The container of ${image} did not start (${reasonOf(error)})${tail.lastLine}. Check the image, its port and its ready condition.`,
  );
}

/** Logs of a container without a terminal come in frames: eight bytes of header, the fourth to eighth the length. */
function plainLogs(framed: Buffer): string {
  let text = '';
  for (let at = 0; at + 8 <= framed.length; ) {
    const length = framed.readUInt32BE(at + 4);
    text += framed.toString('utf8', at + 8, at + 8 + length);
    at += 8 + length;
  }
  return text;
}
