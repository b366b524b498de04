import type { Case } from '../../generated/case-table.ts';
import { isBusy } from '../contract/busy.ts';
import type { Exchange } from '../contract/exchange.ts';
import { showOutcome } from '../text/show.ts';

/**
 * Why the exchanges of a case can't be held against the target, or undefined: no answer came, or an answer that
 * speaks of credentials, access or pace where the case doesn't ask for that.
 */
export function environmentTrouble(
  { expect }: Case,
  exchanges: readonly Exchange[],
  environment: readonly string[],
): string | undefined {
  const expected = (expect.errors ?? []).map(({ code }) => code);
  const trouble = exchanges.find(
    (exchange) => exchange.role !== 'cleanup' && isTrouble(exchange, expected, environment),
  );
  return trouble && `${trouble.role} ${trouble.operation}: ${showOutcome(trouble)}`;
}

/** Whether an answer, or that there is none, says nothing of the contract; `expected` are the codes that do. */
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
