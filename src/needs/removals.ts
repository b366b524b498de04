import { setTimeout as sleep } from 'node:timers/promises';
import type { Need } from '../../generated/case-table.ts';
import type { TargetDescription } from '../contract/target.ts';
import { isAnswer, isConnectionRefused, statusOf, unlessGone } from './answers.ts';
import type { Found, Resources } from './kind.ts';

/** A removal was accepted, and a read still finds what should be gone. */
export class StillThere extends Error {
  constructor() {
    super('the target says that it is removed, but still shows it');
  }
}

type Settling = Pick<TargetDescription, 'aws' | 'pace'>;

/** Milliseconds between the reads after a removal, because a list may lag behind. Each is twice the one before it. */
export function pausesMs({ aws, pace }: Settling): number[] {
  let left = 1_000 * (pace?.settleSeconds ?? (aws ? SETTLED_ON_AWS_SECONDS : SETTLED_ELSEWHERE_SECONDS));
  const pauses: number[] = [];
  for (let next = aws ? 500 : 100; left > 0; next *= 2) {
    pauses.push(Math.min(next, left));
    left -= next;
  }
  return pauses;
}

/** What was removed is asked for so long, where the config doesn't say how soon the target settles. */
const SETTLED_ON_AWS_SECONDS = 15.5;
const SETTLED_ELSEWHERE_SECONDS = 2;

/** After so many removals that took no effect, nothing is waited for any more. */
const MOST_IN_VAIN = 3;

/** After so many refused connections in a row nobody listens there any more, and nothing further is asked to be removed. */
const MOST_REFUSED = 3;

interface Options {
  /** The answer to a removal counts by itself. A run on AWS may remove what it creates, but not read all of it. */
  isTrusted?: boolean;
}

/** Removes resources. A removal counts when a read no longer finds the resource. */
export class Removals {
  readonly #target: Settling;
  readonly #options: Options;
  #inVain = 0;
  /** Refused connections in a row, by what they went to. */
  readonly #refused = new Map<Resources, number>();

  constructor(target: Settling, options: Options = {}) {
    this.#target = target;
    this.#options = options;
  }

  /** @throws why it is still there: what the service answered, else {@link StillThere} */
  async remove(resources: Resources, found: Pick<Found, 'name' | 'id'>, need?: Need): Promise<void> {
    const { aws = false } = this.#target;
    const { isTrusted = false } = this.#options;
    if ((this.#refused.get(resources) ?? 0) >= MOST_REFUSED) throw new Error('nobody listens there any more');
    let refusal: unknown;
    try {
      await unlessGone(resources.remove(found, need));
      this.#refused.delete(resources);
      if (isTrusted) return;
    } catch (error) {
      const isRefused = isConnectionRefused(error) && !aws;
      this.#refused.set(resources, isRefused ? (this.#refused.get(resources) ?? 0) + 1 : 0);
      // What doesn't answer can't be read either.
      if (!isAnswer(error)) throw error;
      refusal = error;
    }
    const pauses = refusal || this.#inVain >= MOST_IN_VAIN ? [] : pausesMs(this.#target);
    for (const ms of [0, ...pauses]) {
      if (ms > 0) await sleep(ms);
      const isThere = await isStillThere(resources, found);
      // Whatever a removal was answered with, what is no longer found is gone: unless the target finds nothing at all.
      if (isThere === false && statusOf(refusal) !== 404) return;
      if (isThere === false) throw refusal;
      if (isThere === undefined && refusal) throw refusal;
      if (isThere === undefined) return;
    }
    if (refusal) throw refusal;
    this.#inVain += 1;
    throw new StillThere();
  }
}

/** Undefined where it can't be read: then the answer to the removal is all there is. */
async function isStillThere(
  resources: Resources,
  { name, id }: Pick<Found, 'name' | 'id'>,
): Promise<boolean | undefined> {
  try {
    const found = await resources.look(name, id);
    return found?.mayBeGone ? undefined : found !== undefined;
  } catch {
    return undefined;
  }
}
