/**
 * Bounds how many resources are alive at once. A case takes as many places as it may create;
 * a case that must run alone takes all of them. First come, first served, so that nobody starves.
 */
export class Slots {
  /** Most that one case may have alive. */
  readonly most: number;
  readonly #total: number;
  #free: number;
  readonly #waiting: { count: number; go: () => void }[] = [];

  /** `most`: the bound that is never to be passed, not even by a case that runs alone. */
  constructor(total: number, { most = Number.POSITIVE_INFINITY } = {}) {
    this.most = most;
    this.#total = total;
    this.#free = total;
  }

  /** Runs `work` while holding `count` places (all of them at most). */
  async hold<T>(count: number, work: () => Promise<T>): Promise<T> {
    const taken = Math.min(count, this.#total);
    await this.#take(taken);
    try {
      return await work();
    } finally {
      this.#free += taken;
      this.#admit();
    }
  }

  /** Runs `work` while nothing else runs. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.hold(this.#total, work);
  }

  #take(count: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ count, go });
      this.#admit();
    });
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next && next.count <= this.#free; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= next.count;
      next.go();
    }
  }
}
