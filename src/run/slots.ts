/** What earlier cases left alive takes all the places there are. */
export class NoPlace extends Error {
  constructor(kept: number) {
    super(`${kept} that earlier cases made could not be removed, and no more may be alive`);
  }
}

/**
 * Bounds how many resources are alive at once. A case takes as many places as it may create;
 * a case that must run alone takes all of them. First come, first served, so that nobody starves.
 */
export class Slots {
  #most: number;
  #total: number;
  #free: number;
  /** Places that are taken for good. */
  #kept = 0;
  readonly #waiting: { count: number; go: (taken: number) => void; refuse: (why: NoPlace) => void }[] = [];

  /** `most`: the bound that is never to be passed, not even by a case that runs alone. */
  constructor(total: number, { most = Number.POSITIVE_INFINITY } = {}) {
    this.#most = most;
    this.#total = total;
    this.#free = total;
  }

  /** Most that one case may have alive. */
  get most(): number {
    return this.#most;
  }

  /** What could not be removed takes its place for the rest of the run. */
  keep(count: number): void {
    this.#kept += count;
    this.#most -= count;
    this.#total -= count;
    this.#free -= count;
    this.#admit();
  }

  /** Runs `work` while holding `count` places (all of them at most). @throws NoPlace when all are taken for good */
  async hold<T>(count: number, work: () => Promise<T>): Promise<T> {
    const taken = await this.#take(count);
    try {
      return await work();
    } finally {
      this.#free += taken;
      this.#admit();
    }
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
      for (const { refuse } of this.#waiting.splice(0)) refuse(new NoPlace(this.#kept));
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
