import type { CaseTable, Probe } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import type { Exchange } from '../contract/exchange.ts';
import { isNotImplemented } from '../contract/not-implemented.ts';
import type { Recording } from '../contract/recording.ts';
import { answered, type CheckResult } from '../contract/result.ts';
import type { Captured } from '../contract/template.ts';
import { asListedBefore } from './as-before.ts';
import { judgeAssertion } from './assertion.ts';
import { missingValueCheck } from './missing-value.ts';
import { rejectionChecks } from './rejection.ts';
import { wireChecks } from './wire.ts';

/** All checks of a case on its exchanges. */
export function checksOf(
  testCase: BoundCase,
  request: Exchange | undefined,
  recording: Recording,
  table: CaseTable,
): CheckResult[] {
  const captured = capturedIn(request, recording);
  const setUp = setUpChecks(recording);
  // After a refused step it goes without saying that its answer lacks what the rest needs.
  const missing =
    setUp.length > 0 || recording.harnessError !== undefined
      ? undefined
      : missingValueCheck(testCase, recording, captured, table.operation);
  const asBefore = asListedBefore(testCase, recording, captured, table.operations);
  return [
    ...setUp,
    ...(request ? requestChecks(testCase, request, captured) : []),
    ...(request ? probeChecks(asBefore, request, recording, captured, table) : []),
    ...controlChecks(testCase, recording),
    ...(missing ? [missing] : []),
  ];
}

function requestChecks(testCase: BoundCase, request: Exchange, captured: Captured): CheckResult[] {
  const { expect, clauses, about = clauses } = testCase;
  const mayReject = expect.outcome === 'either' && request.seen.kind !== 'accepted';
  if (expect.outcome === 'rejected' || mayReject) return rejectionChecks(testCase, request);
  const documented = about.map((source) => ({ kind: 'documented' as const, source }));
  const accepted = acceptedCheck('accepted', request, clauses, documented);
  // A refused request has no members to judge: its one failing check is enough.
  if (!accepted.passed) return [accepted];
  return [
    accepted,
    ...(expect.assertions ?? []).map((assertion) => judgeAssertion(assertion, request, captured)),
    ...wireChecks(expect, request, OF_A_SUCCESS),
  ];
}

function probeChecks(
  testCase: BoundCase,
  request: Exchange,
  recording: Recording,
  captured: Captured,
  { notImplementedCodes }: CaseTable,
): CheckResult[] {
  const exchanges = recording.exchanges.filter(({ role }) => role === 'probe');
  return testCase.probes.flatMap((probe, index) => {
    const exchange = exchanges[index];
    if (!exchange || isNotImplemented(exchange, notImplementedCodes)) return [];
    const checks = probeAssertionChecks(testCase, probe, request, exchange, captured);
    return [...checks, ...lateChecks(exchange, checks)];
  });
}

/** The checks of one read. */
export function probeAssertionChecks(
  { expect }: BoundCase,
  { assertions }: Probe,
  request: Exchange,
  read: Exchange,
  captured: Captured,
): CheckResult[] {
  // That a wrongly accepted request created something is nothing new: that it was accepted is the deviation.
  const created = request.seen.kind === 'accepted' && expect.outcome !== 'accepted';
  const telling = assertions.filter(({ none }) => !(none && created));
  return telling.map((assertion) => judgeAssertion(assertion, read, captured));
}

/** A read that was wrong at first and came right is reported with its delay, and fails nothing. */
function lateChecks({ role, operation, late = [] }: Exchange, checks: readonly CheckResult[]): CheckResult[] {
  const last = late.at(-1);
  if (!last || !checks.every(({ passed }) => passed)) return [];
  return [
    {
      check: 'read-late',
      level: 'info',
      passed: false,
      expected: { kind: 'at-once' },
      actual: { kind: 'late', ms: last.ms },
      role,
      operation,
      provenance: [{ kind: 'documented', source: 'response' }],
      clauses: [],
    },
  ];
}

/** A step before the request or the control is a valid request: a refusal is a deviation of its own. */
export function setUpChecks({ exchanges }: Recording): CheckResult[] {
  return exchanges
    .filter(({ role }) => role === 'before' || role === 'control-before')
    .filter((exchange) => exchange.seen.kind !== 'accepted' && !isRemovedAlready(exchange))
    .map((exchange) => acceptedCheck(`${exchange.role}-accepted`, exchange));
}

/** A removal that was sent again may find that the attempt before it, whose answer was lost, has removed everything. */
function isRemovedAlready({ operation, seen, repeated = [] }: Exchange): boolean {
  const isNotFound = seen.kind === 'rejected' && seen.code.includes('NotFound');
  return isNotFound && repeated.length > 0 && operation.startsWith('Delete');
}

function controlChecks({ control }: BoundCase, recording: Recording): CheckResult[] {
  const exchange = control && firstOf(recording, 'control');
  return exchange ? [acceptedCheck('control', exchange)] : [];
}

const OF_A_SUCCESS: CheckResult['provenance'] = [{ kind: 'documented', source: 'response.1' }];

function acceptedCheck(
  check: string,
  exchange: Exchange,
  clauses: string[] = [],
  because: CheckResult['provenance'] = [],
): CheckResult {
  const { role, operation, seen } = exchange;
  return {
    check,
    level: 'core',
    passed: seen.kind === 'accepted',
    expected: { kind: 'accepted' },
    actual: answered(exchange),
    role,
    operation,
    provenance: because.length > 0 ? because : OF_A_SUCCESS,
    clauses,
  };
}

/** The first exchange of a role. */
export function firstOf({ exchanges }: Recording, role: Exchange['role']): Exchange | undefined {
  return exchanges.find((exchange) => exchange.role === role);
}

/** What the placeholders that are left in a bound case stand for. */
export function capturedIn(request: Exchange | undefined, { exchanges }: Recording): Captured {
  const outputs = exchanges.flatMap(({ as, seen: step }) =>
    as !== undefined && step.kind === 'accepted' ? [[as, step.output] as const] : [],
  );
  const steps = Object.fromEntries(outputs);
  if (!request) return steps;
  const { input = {}, seen } = request;
  return { ...steps, request: input, response: seen.kind === 'accepted' ? seen.output : {} };
}
