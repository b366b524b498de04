import type { Exchange } from './exchange.ts';

/** The status of a server that does not know what it was asked to do. */
const NOT_IMPLEMENTED = 501;

/** Whether an answer says that the target does not serve the operation; `unserved` are the codes that do. */
export function isUnserved(
  { seen, answer }: Pick<Exchange, 'seen' | 'answer'>,
  unserved: readonly string[],
): boolean {
  if (seen.kind === 'accepted') return false;
  return answer?.status === NOT_IMPLEMENTED || (seen.kind === 'rejected' && unserved.includes(seen.code));
}
