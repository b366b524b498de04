import { Finder } from './finder.ts';
import { encodedForms } from './forms.ts';

const HEX = /[0-9a-f]+/gi;
const DIGITS = /\d+/g;
/** Twelve decimal digits inside a digest or another long run of hex digits are no account id. */
const SHORTEST_DIGEST = 32;
const ACCOUNT_DIGITS = 12;

/** A text with each account id replaced. */
function replaceAccounts(text: string, replace: (id: string) => string): string {
  return text.replace(HEX, (run) =>
    run.length < ACCOUNT_DIGITS || run.length >= SHORTEST_DIGEST
      ? run
      : run.replace(DIGITS, (digits) => (digits.length === ACCOUNT_DIGITS ? replace(digits) : digits)),
  );
}

/**
 * Replaces each account id by twelve other digits, always the same for the same id and different for different ids. So an
 * ARN stays an ARN, and a masked recording gets the same results as the original. The masks are numbers in the order of
 * appearance, so nobody can compute the id from one.
 */
export class AccountMask {
  readonly #masks = new Map<string, string>();
  readonly #own = new Finder();
  #count = 0;
  readonly #keep: ReadonlySet<string>;

  /**
   * @param own account of the run; it is masked inside longer runs of digits and in escaped form too
   * @param keep ids to leave as they are: the examples in the case table
   */
  constructor(own: string | undefined, keep: readonly string[] = []) {
    this.#keep = new Set(keep.filter((id) => id !== own));
    if (own === undefined) return;
    const mask = this.#maskOf(own);
    for (const form of encodedForms(own)) this.#own.add(form, mask);
  }

  /** Masks the accounts in a text. */
  apply(text: string): string {
    const hits = this.#own.find(text);
    if (hits.length === 0) return this.#maskRuns(text);
    // Apart, because the own account is masked inside a longer run of digits too.
    const ends = [...hits, { start: text.length, end: text.length, mask: '' }];
    return ends
      .map(({ start, mask }, index) => this.#maskRuns(text.slice(ends[index - 1]?.end ?? 0, start)) + mask)
      .join('');
  }

  #maskRuns(text: string): string {
    return replaceAccounts(text, (id) => this.#maskOf(id));
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
  const ids = new Set<string>();
  replaceAccounts(text, (id) => {
    ids.add(id);
    return id;
  });
  return [...ids];
}
