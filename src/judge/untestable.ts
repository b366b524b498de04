import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { Exchange, Role } from '../contract/exchange.ts';
import { itemsIn } from '../contract/items.ts';
import type { Recording, Unmet } from '../contract/recording.ts';
import type { CheckResult } from '../contract/result.ts';
import { isUnserved } from '../contract/unserved.ts';
import { showOutcome } from '../text/show.ts';

/** The exchanges that say nothing where one of a role was refused for want of room. */
const FOLLOWING: Record<Role, readonly Role[]> = {
  before: ['before', 'request', 'probe', 'control-before', 'control'],
  request: ['request', 'probe'],
  probe: [],
  'control-before': ['control-before', 'control'],
  control: ['control'],
  cleanup: [],
};

/**
 * What a case turned out to lack once it ran, so that its failing checks can't be held against the operation under test, or
 * that there is nothing it could have failed by. Empty where the case is judged as it is.
 */
export function lackedBy(
  one: Case,
  recording: Recording,
  failed: readonly CheckResult[],
  table: CaseTable,
): Unmet[] {
  if (failed.length === 0) return readsLacked(recording, table);
  const room = roomLacked(one, recording, failed, table);
  return room ? [room] : [];
}

/** A right service refuses what is one too many, whoever made the others: somebody else, or cases that it did not let tidy up. */
function roomLacked(
  { expect }: Case,
  { exchanges }: Recording,
  failed: readonly CheckResult[],
  { full, reads }: CaseTable,
): Unmet | undefined {
  if (!full || expect.errors?.some(({ code }) => code === full.code)) return undefined;
  const at = exchanges.findIndex(({ seen }) => seen.kind === 'rejected' && seen.code === full.code);
  const refused = exchanges[at];
  if (!refused || !failed.every(({ role }) => FOLLOWING[refused.role].includes(role))) return undefined;
  const list = exchanges
    .slice(at + 1)
    .find(({ operation, seen }) => operation === reads.list && seen.kind === 'accepted');
  const there = itemsIn(list?.seen, reads.listed);
  if (there.length < full.at) return undefined;
  return {
    name: 'room',
    reason: `the ${refused.role} ${refused.operation} came when the place was full, with ${there.length} of ${full.at}: ${showOutcome(refused)}`,
    remedy: `let ${reads.remove} remove what it says, and nobody else make any meanwhile; or use another Region`,
  };
}

/** The operations that the case reads with and that the target does not serve: nothing that they should show is judged. */
function readsLacked({ exchanges }: Recording, { unserved }: CaseTable): Unmet[] {
  const probes = exchanges.filter((exchange) => exchange.role === 'probe' && isUnserved(exchange, unserved));
  const first = new Map<string, Exchange>(probes.toReversed().map((probe) => [probe.operation, probe]));
  return [...first].map(([name, exchange]) => ({
    name,
    reason: showOutcome(exchange),
    remedy: `serve ${name}: the suite reads with it what a request left`,
  }));
}
