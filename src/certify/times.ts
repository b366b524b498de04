import type { Certificate } from '../../generated/certificate.ts';
import type { Recording } from '../contract/recording.ts';
import { type Difference, placeOf } from './difference.ts';

/** How far the clocks of two machines may differ: as far as AWS lets a signed request be off. */
const CLOCKS_MS = 5 * 60_000;
/** Begin and length of an exchange are both rounded. */
const ROUNDED_MS = 2;

/** Whether the exchanges of each case came one after the other, all before the certificate, and that before now. */
export function timeDifferences(
  { issuedAt }: Pick<Certificate, 'issuedAt'>,
  recordings: readonly Recording[],
  now: Date,
): Difference[] {
  const issued = Date.parse(issuedAt);
  const late: Difference[] =
    issued > now.getTime() + CLOCKS_MS
      ? [{ kind: 'time-differs', where: 'issuedAt', message: `${issuedAt} is yet to come` }]
      : [];
  return [...late, ...recordings.flatMap((recording) => orderDifferences(recording, issued, issuedAt))];
}

function orderDifferences({ caseId, exchanges }: Recording, issued: number, issuedAt: string): Difference[] {
  let free = Number.NEGATIVE_INFINITY;
  return exchanges.flatMap((exchange, index): Difference[] => {
    const { at, ms, shared } = exchange;
    const begin = Date.parse(at);
    const where = placeOf(caseId, index, exchange);
    if (begin + ms > issued + ROUNDED_MS)
      return [
        { kind: 'time-differs', where, message: `ended after the certificate was issued, at ${issuedAt}` },
      ];
    // A shared control was sent for whichever case came first.
    if (shared) return [];
    const early = begin < free - ROUNDED_MS;
    free = begin + ms;
    return early
      ? [{ kind: 'time-differs', where, message: `begun at ${at}, before the one before it had ended` }]
      : [];
  });
}
