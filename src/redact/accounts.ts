import { encodedForms } from './encoded.ts';
import { mapStrings } from './strings.ts';

/** A digest or another long run of hex digits: twelve decimal digits inside it are chance, not an account. */
const HEX_OR_DIGITS = /[0-9a-f]{32,}|\d+/gi;
const ACCOUNT = /^\d{12}$/;

/**
 * Puts other twelve digits in the place of account ids: the same id becomes the same mask throughout, and two ids never
 * become one. So an ARN stays an ARN, equal stays equal, and a masked recording is judged as the open one is. The masks
 * count up in the order of appearance: nothing leads back to the id.
 */
export class AccountMask {
  readonly #masks = new Map<string, string>();
  readonly #own: RegExp | undefined;
  readonly #ownMask: string | undefined;
  #count = 0;
  readonly #keep: ReadonlySet<string>;

  /**
   * @param own account of the run, masked wherever it stands and however it is escaped
   * @param keep ids that are nobody's: the made-up ones of the case table
   */
  constructor(own: string | undefined, keep: readonly string[] = []) {
    this.#own = own === undefined ? undefined : new RegExp(encodedForms(own), 'gi');
    this.#keep = new Set(keep.filter((id) => id !== own));
    this.#ownMask = own === undefined ? undefined : this.#maskOf(own);
  }

  /** The same data with masked accounts, in keys as well as in values. */
  apply<T>(value: T): T {
    return mapStrings(value, (text) => this.applyText(text));
  }

  applyText(text: string): string {
    if (this.#own === undefined || this.#ownMask === undefined) return this.#maskRuns(text);
    // Cut out first: the own account is masked inside a longer run of digits as well.
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

  /** The next mask that is not the id itself: emulators have accounts such as 000000000001. */
  #next(id: string): string {
    this.#count += 1;
    const mask = String(this.#count).padStart(12, '0');
    return mask === id ? this.#next(id) : mask;
  }
}

/** The account ids that a text such as the case table states itself. */
export function accountIdsIn(text: string): string[] {
  return [...new Set((text.match(HEX_OR_DIGITS) ?? []).filter((run) => ACCOUNT.test(run)))];
}
