import type { Characters } from './characters.ts';
import { Finder, type Hit } from './finder.ts';
import { encodedForms } from './forms.ts';
import { REDACTED } from './patterns.ts';

/** Signatures of one generation. A target echoes recent requests, and what it answers is scrubbed at once. */
const OF_A_GENERATION = 1_000;

/** Finds the newest signatures, whole or in pieces, in bounded memory. */
export class Signatures {
  readonly #least: number;
  #newer = new Finder();
  #older = new Finder();
  #count = 0;

  constructor(least: number) {
    this.#least = least;
  }

  add(signature: string): void {
    if (this.#count >= OF_A_GENERATION) {
      this.#older = this.#newer;
      this.#newer = new Finder();
      this.#count = 0;
    }
    this.#count += 1;
    for (const form of encodedForms(signature)) this.#newer.add(form, REDACTED, this.#least);
  }

  /** Adds all pieces of them in a text. */
  collect(characters: Characters, text: string, hits: Hit[]): void {
    this.#newer.collect(characters, text, hits);
    this.#older.collect(characters, text, hits);
  }
}
