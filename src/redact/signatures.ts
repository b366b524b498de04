import { type Characters, charactersOf } from './characters.ts';
import { Finder, type Hit } from './finder.ts';
import { REDACTED } from './patterns.ts';
import { SIGNATURE_FORMS, type SignatureForm } from './signature-forms.ts';

/** Signatures of one generation. A target echoes recent requests, and what it answers is scrubbed at once. */
const OF_A_GENERATION = 1_000;

/** Finds the newest signatures, whole or in pieces, in bounded memory. */
export class Signatures {
  readonly #forms: readonly InOneForm[];

  constructor(least: number) {
    this.#forms = SIGNATURE_FORMS.map((form) => new InOneForm(form, least));
  }

  add(signature: string): void {
    for (const form of this.#forms) form.add(signature);
  }

  /** Adds all pieces of them in a text, whose characters are not valid any more afterwards. */
  collect(characters: Characters, text: string, hits: Hit[]): void {
    const possible = this.#forms.filter((form) => form.mayBeIn(characters));
    if (possible.length === 0) return;
    for (const form of possible) form.writeAll();
    // Writing them uses the memory of the characters.
    const again = charactersOf(text);
    for (const form of possible) form.collect(again, text, hits);
  }
}

/** The newest signatures in one form. They are written in it only when a text looks like it. */
class InOneForm {
  readonly #form: SignatureForm;
  readonly #least: number;
  #waiting: string[] = [];
  #newer = new Finder();
  #older = new Finder();
  #count = 0;

  constructor(form: SignatureForm, least: number) {
    this.#form = form;
    this.#least = least;
  }

  add(signature: string): void {
    this.#waiting.push(signature);
    // Those before the newest would be forgotten anyway.
    if (this.#waiting.length >= 2 * OF_A_GENERATION) this.#waiting = this.#waiting.slice(-OF_A_GENERATION);
  }

  mayBeIn(characters: Characters): boolean {
    return this.#form.mayBeIn(characters);
  }

  writeAll(): void {
    for (const signature of this.#waiting) this.#write(signature);
    this.#waiting = [];
  }

  collect(characters: Characters, text: string, hits: Hit[]): void {
    this.#newer.collect(characters, text, hits);
    this.#older.collect(characters, text, hits);
  }

  #write(signature: string): void {
    if (this.#count >= OF_A_GENERATION) {
      this.#older = this.#newer;
      this.#newer = new Finder();
      this.#count = 0;
    }
    this.#count += 1;
    for (const written of this.#form.write(signature)) this.#newer.add(written, REDACTED, this.#least);
  }
}
