import type { Case } from '../../generated/case-table.ts';
import { isBusy } from '../contract/busy.ts';
import type { Exchange } from '../contract/exchange.ts';
import { isTransient, MOST_REPEATS, NO_ANSWER } from '../contract/transient.ts';

/**
 * The exchange of a case that can't be held against the target, if any: no answer came, or one about credentials, access
 * or pace where the case doesn't ask for that.
 */
export function environmentTrouble(
  { expect }: Case,
  exchanges: readonly Exchange[],
  environment: readonly string[],
): Exchange | undefined {
  const expected = (expect.errors ?? []).map(({ code }) => code);
  return exchanges.find(
    (exchange) => exchange.role !== 'cleanup' && isTrouble(exchange, expected, environment),
  );
}

/** Whether an answer, or a missing one, has nothing to do with the contract; `expected` are the codes that do. */
export function isTrouble(
  exchange: Pick<Exchange, 'seen' | 'answer' | 'repeated'>,
  expected: readonly string[],
  environment: readonly string[],
): boolean {
  const { seen } = exchange;
  // A connection that breaks at one request each time, while others are answered, is what the target does with it.
  if (seen.kind === 'no-answer') return !isBrokenEachTime(exchange);
  if (seen.kind === 'unreadable') return isBusy(exchange);
  return seen.kind === 'rejected' && environment.includes(seen.code) && !expected.includes(seen.code);
}

function isBrokenEachTime({ seen, answer, repeated = [] }: Pick<Exchange, 'seen' | 'answer' | 'repeated'>) {
  const isBroken = isTransient({ seen, ...(answer ? { answer } : {}) });
  return isBroken && repeated.filter(({ code }) => code === NO_ANSWER).length >= MOST_REPEATS;
}
