import { setTimeout as sleep } from 'node:timers/promises';
import type { BoundPorts, WaitStrategy } from 'testcontainers';
import type { ReadyConfig } from '../../generated/config.ts';
import { showDuration } from '../text/duration.ts';
import { type OwnContainers, POLL_MS } from './own-containers.ts';
import { isReady, speaksHttp, speaksTls } from './ready.ts';
import { START_TIMEOUT_MS, type Tail } from './started.ts';

interface Place {
  scheme: 'http' | 'https';
  host: string;
  port: number;
  tail: Tail;
  own: OwnContainers;
}

/**
 * Readiness seen from outside the container, because an image may lack a shell. Without a condition in the config any HTTP
 * answer is enough; an open port isn't, as Docker's forwarder opens it before the program does. It ends as soon as the
 * start is cancelled, so that nothing keeps the process running.
 */
export class Readiness implements WaitStrategy {
  readonly #ready: ReadyConfig;
  readonly #place: Place;

  constructor(ready: ReadyConfig, place: Place) {
    this.#ready = ready;
    this.#place = place;
  }

  async waitUntilReady(_container: unknown, ports: BoundPorts): Promise<void> {
    const { scheme, host, port, tail, own } = this.#place;
    const url = `${scheme}://${host}:${ports.getBinding(port)}`;
    const { path, log } = this.#ready;
    const end = Date.now() + this.getStartupTimeout();
    while (
      !(path === undefined && log === undefined
        ? await (scheme === 'https' ? speaksTls(url) : speaksHttp(url))
        : await isReady(this.#ready, url, tail.text))
    ) {
      if (own.givenUp) throw new Error('the start was cancelled');
      if (Date.now() > end) {
        // Kept here, because testcontainers replaces the error.
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
