/** Something that was started for a run. */
export interface Started {
  url: string;
  /** The end of what it printed, for a person who looks for the cause of a failure. */
  output(): string;
  /** How it ended, where it did so without being stopped. */
  died(): string | undefined;
  /** Stops it and all that belongs to it. Calling it again changes nothing. */
  stop(): Promise<void>;
}

/** Milliseconds that a target has to come up, unless its config says otherwise. */
export const START_TIMEOUT_MS = 60_000;

/** Keeps the last characters of an output without end. */
export class Tail {
  readonly #limit: number;
  #text = '';

  constructor(limit = 64 * 1024) {
    this.#limit = limit;
  }

  add(chunk: unknown): void {
    this.#text = (this.#text + String(chunk)).slice(-this.#limit);
  }

  get text(): string {
    return this.#text;
  }

  /** The last line that says something, for a sentence; with a colon and a space before it where there is one. */
  get lastLine(): string {
    const line = this.#text
      .split(/\r?\n/)
      .map((one) => one.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim())
      .filter(Boolean)
      .at(-1);
    return line ? `: ${line.slice(0, 200).replace(/\.$/, '')}` : '';
  }
}
