import type { AnswerMessage, Exchange, Seen } from '../contract/exchange.ts';
import type { Recording } from '../contract/recording.ts';
import { reasonOf } from '../text/reason.ts';
import { show } from '../text/show.ts';
import { type Difference, placeOf } from './difference.ts';
import { agree, restoreNumbers, withoutNumbers } from './redacted.ts';
import { type Sender, Senders } from './sender.ts';

/** Characters of what was seen that a difference quotes. */
const LONGEST = 200;

/** Whether each exchange says what its lane reads in the raw answer: what is judged is what came over the wire. */
export async function seenDifferences(recordings: readonly Recording[]): Promise<Difference[]> {
  const senders = new Senders();
  const sender = senders.to('http://recorded.test');
  const differences: Difference[] = [];
  try {
    for (const { caseId, exchanges } of recordings) {
      for (const [index, exchange] of exchanges.entries()) {
        const message = await misreading(exchange, sender);
        if (message !== undefined)
          differences.push({ kind: 'seen-differs', where: placeOf(caseId, index, exchange), message });
      }
    }
  } finally {
    senders.close();
  }
  return differences;
}

/** What is wrong with what an exchange says of its answer; undefined where nothing is. */
async function misreading(exchange: Exchange, sender: Sender): Promise<string | undefined> {
  const { answer, seen, lane, operation, input } = exchange;
  if (!answer)
    return seen.kind === 'no-answer' ? undefined : `no answer is recorded, and ${show(seen, LONGEST)} seen`;
  if (seen.kind === 'no-answer') return 'an answer is recorded, and none seen';
  const read = async (raw: AnswerMessage): Promise<Seen> =>
    (await sender.send(operation, { lane, input: input ?? {} }, raw)).seen;
  try {
    const again = await read(answer);
    if (isSame(again, seen, answer)) return undefined;
    // Where accounts were masked in numbers, what numbers it had is lost.
    const body = restoreNumbers(answer.body);
    const repaired = body === answer.body ? again : await read({ ...answer, body });
    if (repaired !== again && isSame(withoutNumbers(repaired) as Seen, withoutNumbers(seen) as Seen, answer))
      return undefined;
    return `the answer says ${show(again, LONGEST)}, and ${show(seen, LONGEST)} is said to be seen`;
  } catch (error) {
    return `can't be read again: ${reasonOf(error)}`;
  }
}

/** Why something can't be read is in the words of the JavaScript engine, which change. */
function isSame(again: Seen, seen: Seen, { body }: AnswerMessage): boolean {
  if (again.kind === 'unreadable' || seen.kind === 'unreadable') return again.kind === seen.kind;
  return agree(again, seen, body);
}
