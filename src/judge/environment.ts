import type { Case } from '../../generated/case-table.ts';
import { isBusy } from '../contract/busy.ts';
import type { Exchange } from '../contract/exchange.ts';

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
  exchange: Pick<Exchange, 'seen' | 'answer'>,
  expected: readonly string[],
  environment: readonly string[],
): boolean {
  const { seen } = exchange;
  if (seen.kind === 'no-answer') return true;
  if (seen.kind === 'unreadable') return isBusy(exchange);
  return seen.kind === 'rejected' && environment.includes(seen.code) && !expected.includes(seen.code);
}
