import { stripVTControlCharacters } from 'node:util';
import type { Found } from '../targets/found.ts';
import { plain } from '../text/harmless.ts';

/** Something that was started for a run. */
export interface Started {
  url: string;
  /** Somebody else started it, and it goes on after the run. */
  attached?: boolean;
  /** What it says of how it is reached. */
  found?: Found;
  /** The end of what it printed, to find the cause of a failure. */
  output(): string;
  /** How it ended by itself; where it no longer answers, after a moment for the news of its end. */
  died(): Promise<string | undefined>;
  /** Stops it and everything that belongs to it. A second call changes nothing. */
  stop(): Promise<void>;
}

/** Milliseconds that a target may take to start, by default. */
export const START_TIMEOUT_MS = 60_000;

/** Keeps the last characters of an endless output. */
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

  /** The last line with text after a colon, to end a sentence with; empty where there is none. */
  get lastLine(): string {
    const line = stripVTControlCharacters(this.#text)
      .split(/\r?\n/)
      .map((text) => plain(text).trim())
      .filter(Boolean)
      .at(-1);
    return line ? `: ${line.replace(/\.$/, '')}` : '';
  }
}
