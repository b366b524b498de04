import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { Exchange, Role } from '../contract/exchange.ts';
import { itemsIn } from '../contract/items.ts';
import { isNotImplemented } from '../contract/not-implemented.ts';
import type { Recording, Unmet } from '../contract/recording.ts';
import type { CheckResult } from '../contract/result.ts';
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
  { quota, operations }: CaseTable,
): Unmet | undefined {
  if (!quota || expect.errors?.some(({ code }) => code === quota.code)) return undefined;
  const at = exchanges.findIndex(({ seen }) => seen.kind === 'rejected' && seen.code === quota.code);
  const refused = exchanges[at];
  if (!refused || !failed.every(({ role }) => FOLLOWING[refused.role].includes(role))) return undefined;
  const list = exchanges
    .slice(at + 1)
    .find(({ operation, seen }) => operation === operations.list && seen.kind === 'accepted');
  const there = itemsIn(list?.seen, operations.listMember);
  if (there.length < quota.limit) return undefined;
  return {
    name: 'room',
    reason: `the ${refused.role} ${refused.operation} came when the place was full, with ${there.length} of ${quota.limit}: ${showOutcome(refused)}`,
    remedy: `let ${operations.remove} remove what it says, and nobody else make any meanwhile; or use another Region`,
  };
}

/** The operations that the case reads with and that the target does not serve: nothing that they should show is judged. */
function readsLacked({ exchanges }: Recording, { notImplementedCodes }: CaseTable): Unmet[] {
  const probes = exchanges.filter(
    (exchange) => exchange.role === 'probe' && isNotImplemented(exchange, notImplementedCodes),
  );
  const first = new Map<string, Exchange>(probes.toReversed().map((probe) => [probe.operation, probe]));
  return [...first].map(([name, exchange]) => ({
    name,
    reason: showOutcome(exchange),
    remedy: `serve ${name}: the suite reads with it what a request left`,
  }));
}
