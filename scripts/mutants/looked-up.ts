/** A map whose values are changed as they are looked up: a rule looks at few of the hundreds that a state has. */
export class LookedUp<T> extends Map<string, T> {
  readonly #all: ReadonlyMap<string, T>;
  readonly #changed: (value: T) => T;

  constructor(all: ReadonlyMap<string, T>, changed: (value: T) => T) {
    super();
    this.#all = all;
    this.#changed = changed;
  }

  override get size(): number {
    return this.#all.size;
  }

  override has(key: string): boolean {
    return this.#all.has(key);
  }

  override get(key: string): T | undefined {
    const value = this.#all.get(key);
    return value === undefined ? undefined : this.#changed(value);
  }

  override keys(): MapIterator<string> {
    return this.#all.keys();
  }

  override *values(): MapIterator<T> {
    for (const value of this.#all.values()) yield this.#changed(value);
  }

  override *entries(): MapIterator<[string, T]> {
    for (const [key, value] of this.#all) yield [key, this.#changed(value)];
  }

  override [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }

  override forEach(act: (value: T, key: string, map: Map<string, T>) => void): void {
    for (const [key, value] of this) act(value, key, this);
  }
}
