import type { CaseTable } from '../../generated/case-table.ts';
import { answered } from '../contract/result.ts';
import type { Sending } from '../lanes/sdk.ts';
import { type Stranger, Strangers } from '../results/strangers.ts';
import { describeAnswer } from '../text/show.ts';

/** What came back of all requests, those that shrink another one too. */
export class Tally {
  /** Sent requests that had to be accepted or refused. */
  accepted = 0;
  refused = 0;
  /** How many got no answer, or one that says nothing of the contract, and the first of these. */
  unjudged = 0;
  firstUnjudged: string | undefined;
  readonly #answers = new Map<string, number>();
  readonly #strangers: Strangers;
  readonly #operation: string;

  constructor(table: CaseTable) {
    this.#strangers = new Strangers(table);
    this.#operation = table.operation;
  }

  /** @returns the answer in words */
  add(sending: Sending, { isRefusal, isUnjudged }: { isRefusal: boolean; isUnjudged: boolean }): string {
    this[isRefusal ? 'refused' : 'accepted'] += 1;
    const words = describeAnswer(answered(sending));
    this.#answers.set(words, (this.#answers.get(words) ?? 0) + 1);
    if (isUnjudged) {
      this.unjudged += 1;
      this.firstUnjudged ??= words;
    }
    const { seen, answer } = sending;
    if (seen.kind === 'accepted' && answer) this.#strangers.add(this.#operation, answer.body);
    return words;
  }

  /** How often each answer came, the most frequent first. */
  answers(): Record<string, number> {
    return Object.fromEntries([...this.#answers].sort((a, b) => b[1] - a[1]));
  }

  strangers(): Stranger[] {
    return this.#strangers.list();
  }
}
