import { encodedForms } from './encoded.ts';

/** Digests and other long runs of hex digits match first, because twelve decimal digits inside them are no account id. */
const HEX_OR_DIGITS = /[0-9a-f]{32,}|\d+/gi;
const ACCOUNT = /^\d{12}$/;

/**
 * Replaces each account id by twelve other digits, always the same for the same id and different for different ids. So an
 * ARN stays an ARN, and a masked recording gets the same results as the original. The masks are numbers in the order of
 * appearance, so nobody can compute the id from one.
 */
export class AccountMask {
  readonly #masks = new Map<string, string>();
  readonly #own: RegExp | undefined;
  readonly #ownMask: string | undefined;
  #count = 0;
  readonly #keep: ReadonlySet<string>;

  /**
   * @param own account of the run; it is masked inside longer runs of digits and in escaped form too
   * @param keep ids to leave as they are: the examples in the case table
   */
  constructor(own: string | undefined, keep: readonly string[] = []) {
    this.#own = own === undefined ? undefined : new RegExp(encodedForms(own), 'gi');
    this.#keep = new Set(keep.filter((id) => id !== own));
    this.#ownMask = own === undefined ? undefined : this.#maskOf(own);
  }

  /** Masks the accounts in a text. */
  apply(text: string): string {
    if (this.#own === undefined || this.#ownMask === undefined) return this.#maskRuns(text);
    // Split first, because the own account is masked inside a longer run of digits too.
    return text
      .split(this.#own)
      .map((piece) => this.#maskRuns(piece))
      .join(this.#ownMask);
  }

  #maskRuns(text: string): string {
    return text.replace(HEX_OR_DIGITS, (run) => (ACCOUNT.test(run) ? this.#maskOf(run) : run));
  }

  #maskOf(id: string): string {
    if (this.#keep.has(id)) return id;
    const known = this.#masks.get(id);
    if (known !== undefined) return known;
    const mask = this.#next(id);
    this.#masks.set(id, mask);
    return mask;
  }

  /** The next mask that differs from the id; emulators have accounts such as 000000000001. */
  #next(id: string): string {
    this.#count += 1;
    const mask = String(this.#count).padStart(12, '0');
    return mask === id ? this.#next(id) : mask;
  }
}

/** The account ids in a text, each once. */
export function accountIdsIn(text: string): string[] {
  return [...new Set((text.match(HEX_OR_DIGITS) ?? []).filter((run) => ACCOUNT.test(run)))];
}
