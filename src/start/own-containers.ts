import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContainerRuntimeClient, StartedTestContainer } from 'testcontainers';
import { CannotJudge } from '../contract/errors.ts';
import { reasonOf } from '../text/reason.ts';
import type { End } from './how-ended.ts';
import type { Tail } from './started.ts';

/** A label that only one start has, to find its container again. */
export const LABEL = 'cloudtrail-conformance.run';
/** Milliseconds between two looks at a container that starts. */
export const POLL_MS = 250;
/** Milliseconds that a cancelled start may take to end. */
const GIVE_UP_MS = 3_000;

/** A container that ended before it was ready. */
export class EndedEarly extends CannotJudge {
  readonly exitCode: number;

  constructor(image: string, exitCode: number, lastLine: string) {
    super(`The container of ${image} ended with exit code ${exitCode} before it was ready${lastLine}.`);
    this.exitCode = exitCode;
  }
}

/** The container of one start, once there is one. */
export class OwnContainers {
  readonly id = randomUUID();
  /** Why it counts as not started. */
  late: string | undefined;
  readonly #client: ContainerRuntimeClient;
  #starting: Promise<unknown> = Promise.resolve();
  #removing: Promise<void> | undefined;

  constructor(client: ContainerRuntimeClient) {
    this.#client = client;
  }

  /** Whether it is being removed, so that nothing needs to wait for it. */
  get givenUp(): boolean {
    return this.#removing !== undefined;
  }

  /** The start, unless the container ends first: testcontainers would wait for the whole time limit. */
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
      while (!settled && this.late === undefined) {
        await sleep(POLL_MS);
        const [found] = await this.#find();
        if (found?.State !== 'exited' || this.late !== undefined) continue;
        const container = this.#client.container.getById(found.Id);
        const { State } = await container.inspect();
        // testcontainers reads the logs only after the start, too late for a container that ends at once.
        tail.add(plainLogs(await container.logs({ stdout: true, stderr: true, follow: false })));
        throw new EndedEarly(image, State.ExitCode, tail.lastLine);
      }
      return settle;
    })();
    // The loser of the race may still fail, which changes nothing.
    this.#starting = settle.catch(() => undefined);
    return Promise.race([settle, watching]);
  }

  /** Watches for its end by itself, after it was ready. */
  watch(id: string): End {
    let ended: string | undefined;
    const told = this.#client.container
      .getById(id)
      .wait()
      .then(({ StatusCode }: { StatusCode: number }) => {
        if (!this.#removing) ended = `ended with exit code ${StatusCode}`;
      })
      .catch((error: unknown) => {
        if (!this.#removing) ended = `can't be watched (${reasonOf(error)})`;
      });
    return { known: () => ended, told };
  }

  remove(): Promise<void> {
    this.#removing ??= this.#remove();
    return this.#removing;
  }

  async #remove(): Promise<void> {
    await this.#removeFound();
    // A start that was cancelled before its container existed may still create it.
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

/** Logs of a container without a terminal come in frames: eight bytes of header, of which the last four are the length. */
function plainLogs(framed: Buffer): string {
  let text = '';
  for (let at = 0; at + 8 <= framed.length; ) {
    const length = framed.readUInt32BE(at + 4);
    text += framed.toString('utf8', at + 8, at + 8 + length);
    at += 8 + length;
  }
  return text;
}
