import type { Exchange } from './exchange.ts';

/** The status of a server that does not know what it was asked to do. */
const NOT_IMPLEMENTED = 501;

/** Whether an answer says that the target does not serve the operation; `codes` are those that tell it. */
export function isNotImplemented(
  { seen, answer, unserved = false }: Pick<Exchange, 'seen' | 'answer' | 'unserved'>,
  codes: readonly string[],
): boolean {
  if (seen.kind === 'accepted') return false;
  return (
    unserved || answer?.status === NOT_IMPLEMENTED || (seen.kind === 'rejected' && codes.includes(seen.code))
  );
}
