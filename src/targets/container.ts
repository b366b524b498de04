import { randomUUID } from 'node:crypto';
import type { ContainerRuntimeClient, GenericContainer, StartedTestContainer } from 'testcontainers';
import type { ContainerConfig, ReadyConfig } from '../../generated/config.ts';
import { CannotJudge } from '../errors.ts';
import { beforeInterruptedExit } from '../interrupt.ts';
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
  const { GenericContainer, Wait } = await import('testcontainers');
  const { image, port, env = {}, command, ready = {} } = config;
  const container = new GenericContainer(image)
    .withExposedPorts(port)
    .withEnvironment(env)
    .withWaitStrategy(waitFor(ready, port, Wait));
  if (command) container.withCommand(command);
  return startAndWait(container, { image, port, timeoutMs: ready.timeoutMs });
}

/**
 * Starts a prepared container. It is found again by a label that only this start has, so that it is removed on every
 * way out, even while it is still coming up.
 * @throws CannotJudge when there is no container runtime, no such image, or the container ends or is late; it is removed then
 */
export async function startAndWait(
  container: GenericContainer,
  {
    image,
    port,
    timeoutMs = START_TIMEOUT_MS,
  }: { image: string; port: number; timeoutMs?: number | undefined },
): Promise<Started> {
  const client = await runtime();
  const own = new OwnContainers(client);
  const tail = new Tail();
  const forget = beforeInterruptedExit(() => own.remove());
  const stop = async () => {
    await own.remove();
    forget();
  };
  container
    .withLabels({ [LABEL]: own.id })
    .withStartupTimeout(timeoutMs)
    .withLogConsumer((stream) => stream.on('data', (chunk) => tail.add(chunk)));
  try {
    const started = await own.orEnded(container.start(), image, tail);
    own.watch(started.getId());
    const url = `http://${started.getHost()}:${started.getMappedPort(port)}`;
    return { url, output: () => tail.text, died: () => own.ended, stop };
  } catch (error) {
    await stop();
    throw error instanceof CannotJudge ? error : notStarted(image, error, tail);
  }
}

/** Every container of one start: one, or none. */
class OwnContainers {
  readonly id = randomUUID();
  readonly #client: ContainerRuntimeClient;
  #ended: string | undefined;
  #starting: Promise<unknown> = Promise.resolve();
  #removing: Promise<void> | undefined;

  constructor(client: ContainerRuntimeClient) {
    this.#client = client;
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
    let settled = false;
    const settle = starting.finally(() => {
      settled = true;
    });
    const watching = (async () => {
      while (!settled) {
        await sleep(POLL_MS);
        const [found] = await this.#find();
        if (found?.State !== 'exited') continue;
        const container = this.#client.container.getById(found.Id);
        const { State } = await container.inspect();
        // The consumer of the logs is attached after the start, which a container that ends at once doesn't wait for.
        tail.add(plainLogs(await container.logs({ stdout: true, stderr: true, follow: false })));
        throw new EndedEarly(image, State.ExitCode, tail.lastLine);
      }
      return settle;
    })();
    // Whichever loses may still fail; that it does is no news then.
    this.#starting = settle.catch(() => undefined);
    return Promise.race([settle, watching]);
  }

  watch(id: string): void {
    this.#client.container
      .getById(id)
      .wait()
      .then(({ StatusCode }: { StatusCode: number }) => {
        if (!this.#removing) this.#ended = `ended with exit code ${StatusCode}`;
      })
      .catch((error: Error) => {
        if (!this.#removing) this.#ended = `could not be watched (${error.message})`;
      });
  }

  remove(): Promise<void> {
    this.#removing ??= this.#remove();
    return this.#removing;
  }

  async #remove(): Promise<void> {
    await this.#removeFound();
    // A start that had not come to making its container when it was given up may make it still.
    await Promise.race([this.#starting, sleep(GIVE_UP_MS)]);
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

function waitFor({ path, log }: ReadyConfig, port: number, Wait: typeof import('testcontainers')['Wait']) {
  const waits = [
    ...(log === undefined ? [] : [Wait.forLogMessage(log)]),
    ...(path === undefined ? [] : [Wait.forHttp(path, port).forStatusCodeMatching((status) => status < 500)]),
  ];
  return waits.length === 0 ? Wait.forListeningPorts() : Wait.forAll(waits);
}

function notStarted(image: string, error: unknown, tail: Tail): CannotJudge {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/\.$/, '');
  return new CannotJudge(
    `The container of ${image} did not come up (${reason})${tail.lastLine}. Check the image, its port and its ready condition.`,
  );
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
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
