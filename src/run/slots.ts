import { counted } from '../text/counted.ts';

/** Trails that earlier cases could not remove occupy all slots. */
export class NoSlot extends Error {
  constructor(kept: number, silence: string | undefined) {
    const why = silence === undefined ? '' : `: no answer (${silence.replace(/^not sent: /, '')})`;
    super(`no slot is free: ${counted(kept, 'trail')} of earlier cases could not be removed${why}`);
  }
}

/**
 * Limits how many trails exist at once. A case takes a slot for each trail that it may create; a case that must run alone
 * takes all slots. Cases get slots in the order of asking, so that none waits forever.
 */
export class Slots {
  #most: number;
  #total: number;
  #free: number;
  /** Slots that stay taken until the run ends. */
  #kept = 0;
  /** Why the last removal had no answer, where it had none. */
  #silence: string | undefined;
  readonly #waiting: { count: number; go: (taken: number) => void; refuse: (why: NoSlot) => void }[] = [];

  /** @param most limit for a case that runs alone */
  constructor(total: number, { most = Number.POSITIVE_INFINITY } = {}) {
    this.#most = most;
    this.#total = total;
    this.#free = total;
  }

  /** How many trails one case may have at once. */
  get most(): number {
    return this.#most;
  }

  /** A trail that could not be removed keeps its slot for the rest of the run. @param silence why the target did not answer, where it did not */
  keep(count: number, silence?: string): void {
    this.#kept += count;
    if (count > 0) this.#silence = silence;
    this.#most -= count;
    this.#total -= count;
    this.#free -= count;
    this.#admit();
  }

  /** Runs `work` while it holds `count` slots (all of them at most). @throws NoSlot when none will become free */
  async hold<T>(count: number, work: () => Promise<T>): Promise<T> {
    const taken = await this.#take(count);
    try {
      return await work();
    } finally {
      this.#free += taken;
      this.#admit();
    }
  }

  /** Takes slots for the rest of the run, once they are free: for trails that many cases read. */
  async reserve(count: number): Promise<void> {
    const taken = await this.#take(count);
    this.#most -= taken;
    this.#total -= taken;
    this.#admit();
  }

  /** Runs `work` while nothing else runs. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.hold(Number.POSITIVE_INFINITY, work);
  }

  #take(count: number): Promise<number> {
    return new Promise((go, refuse) => {
      this.#waiting.push({ count, go, refuse });
      this.#admit();
    });
  }

  #admit(): void {
    if (this.#total <= 0) {
      for (const { count, go, refuse } of this.#waiting.splice(0)) {
        if (count === 0) go(0);
        else refuse(new NoSlot(this.#kept, this.#silence));
      }
      return;
    }
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const taken = Math.min(next.count, this.#total);
      if (taken > this.#free) return;
      this.#waiting.shift();
      this.#free -= taken;
      next.go(taken);
    }
  }
}
