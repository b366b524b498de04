import type { CaseTable, Probe } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import type { Exchange } from '../contract/exchange.ts';
import { isNotImplemented } from '../contract/not-implemented.ts';
import type { Whole } from '../contract/pages.ts';
import type { Recording } from '../contract/recording.ts';
import { answered, type CheckResult } from '../contract/result.ts';
import type { Captured } from '../contract/template.ts';
import { asListedBefore } from './as-before.ts';
import { judgeAssertion } from './assertion.ts';
import { ofASuccess } from './documented.ts';
import { missingValueCheck } from './missing-value.ts';
import { pageChecks } from './pages.ts';
import { probedOf } from './probed.ts';
import { rejectionChecks } from './rejection.ts';
import { timesName } from './same.ts';
import { wireChecks } from './wire.ts';
import { type WrongAnyway, wrongAnyway } from './wrong-anyway.ts';

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
      : missingValueCheck(testCase, recording, captured);
  const anyway = wrongAnyway(testCase, recording);
  const asBefore = asListedBefore(testCase, recording, captured, table.operations);
  return [
    ...setUp,
    ...(request ? requestChecks(testCase, request, captured, table, anyway) : []),
    ...(request ? probeChecks(asBefore, request, recording, captured, table, anyway) : []),
    ...(usedUp(testCase, request, table) ? [] : controlChecks(testCase, recording)),
    ...(missing ? [missing] : []),
  ];
}

function requestChecks(
  testCase: BoundCase,
  request: Whole,
  captured: Captured,
  { operations }: CaseTable,
  anyway: WrongAnyway,
): CheckResult[] {
  const { expect, clauses, about = clauses } = testCase;
  const mayReject = expect.outcome === 'either' && request.seen.kind !== 'accepted';
  if (expect.outcome === 'rejected' || mayReject) return rejectionChecks(testCase, request);
  const documented = about.map((source) => ({ kind: 'documented' as const, source }));
  const accepted = acceptedCheck('accepted', request, clauses, documented);
  // A refused request has no members to judge: its one failing check is enough.
  if (!accepted.passed) return [accepted];
  const isCutOff = request.pages?.fault !== undefined;
  return [
    accepted,
    ...pageChecks(request, operations),
    // What the pages that are missing would show is not known.
    ...(isCutOff ? [] : (expect.assertions ?? []))
      .filter(({ path = '' }) => !anyway.response.has(path))
      .map((assertion) => judgeAssertion(assertion, request, captured)),
    ...wireChecks(expect, request, ofASuccess(testCase.operation)),
  ];
}

function probeChecks(
  testCase: BoundCase,
  request: Exchange,
  recording: Recording,
  captured: Captured,
  { notImplementedCodes, operations }: CaseTable,
  anyway: WrongAnyway,
): CheckResult[] {
  return probedOf(testCase, request, recording, operations).flatMap(({ probe: asked, exchange }) => {
    const assertions = asked.assertions.flatMap((one) => anyway.ofRead(asked.call, one) ?? []);
    const probe = { ...asked, assertions };
    if (!exchange || isNotImplemented(exchange, notImplementedCodes)) return [];
    if (probe.witness && probe.assertions.some(({ sameAs }) => sameAs !== undefined && !captured[sameAs]))
      return [];
    const paged = pageChecks(exchange, operations);
    if (paged.some(({ passed }) => !passed)) return paged;
    const checks = [...paged, ...probeAssertionChecks(testCase, probe, request, exchange, captured)];
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
      provenance: ofASuccess(operation),
      clauses: [],
    },
  ];
}

/** A step before the request or the control is a valid request: a refusal is a deviation of its own. Reads only look, and so do witnesses. */
export function setUpChecks({ exchanges }: Recording): CheckResult[] {
  return exchanges
    .filter(({ role }) => role === 'before' || role === 'control-before')
    .filter(({ operation, witness }) => !witness && !/^(?:Get|List|Describe)/.test(operation))
    .filter((exchange) => exchange.seen.kind !== 'accepted' && !isRemovedAlready(exchange))
    .map((exchange) => acceptedCheck(`${exchange.role}-accepted`, exchange));
}

/** A removal that was sent again may find that the attempt before it, whose answer was lost, has removed everything. */
function isRemovedAlready({ operation, seen, repeated = [] }: Exchange): boolean {
  const isNotFound = seen.kind === 'rejected' && seen.code.includes('NotFound');
  return isNotFound && repeated.length > 0 && operation.startsWith('Delete');
}

/** A removal that is wrongly accepted may have removed what its control would remove: a refused control is nothing new then. */
function usedUp(
  { operation, expect }: BoundCase,
  request: Exchange | undefined,
  { subjects }: CaseTable,
): boolean {
  const isAccepted = request?.seen.kind === 'accepted' && expect.outcome !== 'accepted';
  return isAccepted && subjects[operation]?.effect === 'removes';
}

function controlChecks({ control }: BoundCase, recording: Recording): CheckResult[] {
  const exchange = control && firstOf(recording, 'control');
  return exchange ? [acceptedCheck('control', exchange)] : [];
}

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
    provenance: because.length > 0 ? because : ofASuccess(operation),
    clauses,
  };
}

/** The first exchange of a role. */
export function firstOf({ exchanges }: Recording, role: Exchange['role']): Exchange | undefined {
  return exchanges.find((exchange) => exchange.role === role);
}

/** When named calls were sent and answered by the target's clock, which the header Date shows. */
function timesIn(exchanges: readonly Exchange[]): Captured {
  const timed = exchanges.flatMap(({ as, at, ms, answer, seen }) => {
    if (as === undefined || seen.kind !== 'accepted') return [];
    const begin = Date.parse(at) / 1000;
    const end = begin + ms / 1000;
    const there = Date.parse(answer?.headers.date ?? '') / 1000;
    // The header has whole seconds, so a smaller difference tells nothing.
    const ahead = Number.isNaN(there) || Math.abs(there - end) < 2 ? 0 : there - end;
    return [[timesName(as), { sent: begin + ahead, answered: end + ahead }] as const];
  });
  return Object.fromEntries(timed);
}

/** What the placeholders that are left in a bound case stand for. */
export function capturedIn(request: Exchange | undefined, { exchanges }: Recording): Captured {
  const outputs = exchanges.flatMap(({ as, seen: step }) =>
    as !== undefined && step.kind === 'accepted' ? [[as, step.output] as const] : [],
  );
  const steps = { ...Object.fromEntries(outputs), ...timesIn(exchanges) };
  if (!request) return steps;
  const { input = {}, seen } = request;
  return { ...steps, request: input, response: seen.kind === 'accepted' ? seen.output : {} };
}
