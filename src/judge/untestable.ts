import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import type { Exchange, Role } from '../contract/exchange.ts';
import { itemsIn } from '../contract/items.ts';
import { isNotImplemented } from '../contract/not-implemented.ts';
import { isCreate } from '../contract/operations.ts';
import type { Recording } from '../contract/recording.ts';
import { answered, type CheckResult, type Missing } from '../contract/result.ts';
import { brokenStep } from './broken-step.ts';
import { missingValue } from './missing-value.ts';

/** The roles whose exchanges prove nothing after one of a role was refused because the place was full. */
const FOLLOWING: Record<Role, readonly Role[]> = {
  before: ['before', 'request', 'probe', 'control-before', 'control'],
  request: ['request', 'probe'],
  probe: [],
  'control-before': ['control-before', 'control'],
  control: ['control'],
  'control-probe': [],
  cleanup: [],
};

/**
 * What a case turned out to lack once it ran: its failing checks then can't be held against the operation under test, or
 * nothing could have made it fail. Empty where the case is judged as it is.
 */
export function missingFrom(
  testCase: BoundCase,
  recording: Recording,
  failed: readonly CheckResult[],
  table: CaseTable,
): Missing[] {
  // A client is stopped by whatever it is refused: an operation that is not served is the end of its life.
  const lacking = testCase.life
    ? brokenStep(testCase, recording, failed)
    : (missingSubject(testCase, recording, table) ??
      missingStep(testCase, recording, failed, table) ??
      missingValue(testCase, recording, failed, table));
  if (lacking) return [lacking];
  if (failed.length === 0) return missingReads(recording, table);
  const room = missingRoom(testCase, recording, failed, table);
  return room ? [room] : [];
}

/**
 * The operation under test, where the target does not serve it: that is one statement about the operation, and none about its
 * cases. Where the control was accepted it is served. What creates trails is what every target is asked for.
 */
function missingSubject(
  { operation }: Pick<Case, 'operation'>,
  { exchanges }: Recording,
  table: CaseTable,
): Missing | undefined {
  if (operation === undefined || isCreate(table, operation)) return undefined;
  const request = exchanges.find(({ role }) => role === 'request');
  const control = exchanges.find(({ role }) => role === 'control');
  if (!request || control?.seen.kind === 'accepted' || !isNotImplemented(request, table.notImplementedCodes))
    return undefined;
  return { kind: 'operation', name: operation, answer: answered(request) };
}

/** A step of another operation that the target does not serve: its refusal says nothing about the one under test. */
function missingStep(
  { operation }: Pick<Case, 'operation'>,
  { exchanges }: Recording,
  failed: readonly CheckResult[],
  table: CaseTable,
): Missing | undefined {
  if (operation === undefined || isCreate(table, operation)) return undefined;
  const at = exchanges.findIndex(
    (exchange) =>
      (exchange.role === 'before' || exchange.role === 'control-before') &&
      !exchange.witness &&
      isNotImplemented(exchange, table.notImplementedCodes),
  );
  const step = exchanges[at];
  if (!step || !failed.every(({ role }) => FOLLOWING[step.role].includes(role))) return undefined;
  return { kind: 'operation', name: step.operation, answer: answered(step) };
}

/** A conforming service refuses one resource too many, whoever created the others: somebody else, or cases whose removal failed. */
function missingRoom(
  { expect }: Case,
  { exchanges }: Recording,
  failed: readonly CheckResult[],
  { quota, operations }: CaseTable,
): Missing | undefined {
  if (!quota || expect.errors?.some(({ code }) => code === quota.code)) return undefined;
  const at = exchanges.findIndex(({ seen }) => seen.kind === 'rejected' && seen.code === quota.code);
  const refused = exchanges[at];
  if (!refused || !failed.every(({ role }) => FOLLOWING[refused.role].includes(role))) return undefined;
  const list = exchanges
    .slice(at + 1)
    .find(
      ({ operation, place, seen }) =>
        operation === operations.list && place === refused.place && seen.kind === 'accepted',
    );
  const there = itemsIn(list?.seen, operations.listMember);
  if (there.length < quota.limit) return undefined;
  return {
    kind: 'room',
    name: 'room',
    role: refused.role,
    operation: refused.operation,
    answer: answered(refused),
    listed: there.length,
    most: quota.limit,
    remove: operations.remove,
  };
}

/** The operations that the case reads with and that the target does not serve: nothing that they would show is judged. */
function missingReads({ exchanges }: Recording, { notImplementedCodes }: CaseTable): Missing[] {
  const probes = exchanges.filter(
    (exchange, index) =>
      exchange.role === 'probe' &&
      !exchange.witness &&
      isNotImplemented(exchange, notImplementedCodes) &&
      // Another operation shows the same.
      exchanges[index + 1]?.insteadOf !== exchange.operation,
  );
  const first = new Map<string, Exchange>(probes.toReversed().map((probe) => [probe.operation, probe]));
  return [...first].map(([name, exchange]) => ({
    kind: 'operation',
    name,
    answer: answered(exchange),
  }));
}
