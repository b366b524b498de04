import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { Exchange, Role } from '../contract/exchange.ts';
import type { Recording } from '../contract/recording.ts';
import {
  answered,
  type CaseError,
  type CaseResult,
  type CheckResult,
  failedChecks,
  type Outcome,
} from '../contract/result.ts';
import { resourceSeed } from '../contract/seed.ts';
import type { Bindings, RunFacts, Scope } from '../contract/template.ts';
import { isUnserved } from '../contract/unserved.ts';
import { judgeAssertion } from './assertion.ts';
import { environmentTrouble } from './environment.ts';
import { rejectionChecks } from './rejection.ts';
import { missingFrom } from './untestable.ts';
import { wireChecks } from './wire.ts';

/** What judging needs beside the case and its recording. */
export interface JudgeContext {
  table: CaseTable;
  facts: RunFacts;
  bindings: Bindings;
}

/** Judges one case from its recording alone. Pure: the same recording gives the same result, today or in a year. */
export function judge(testCase: Case, recording: Recording, context: JudgeContext): CaseResult {
  const { id, group, title, clauses, about = clauses, informative } = testCase;
  const request = find(recording, 'request');
  const resultOf = (outcome: Outcome, more: Partial<CaseResult> = {}): CaseResult => ({
    ...{ id, group, title, clauses, about, outcome, checks: [], unmet: [] },
    ...(request?.seen.kind === 'rejected' ? { code: request.seen.code } : {}),
    ...more,
  });
  const failedWith = (error: CaseError) => resultOf('error', { error });
  if (recording.unmet.length > 0) {
    const unmet = recording.unmet.map((need) => ({ kind: 'need' as const, ...need }));
    return resultOf('untestable', { unmet });
  }
  const { harnessError } = recording;
  // Where a step was refused, later ones lack what it should have given: that is the target's doing.
  if (harnessError !== undefined && setUpChecks(recording).length === 0)
    return failedWith({ kind: 'harness', message: harnessError });
  const trouble = environmentTrouble(testCase, recording.exchanges, context.table.environment);
  if (trouble) {
    const { role, operation } = trouble;
    return failedWith({ kind: 'environment', role, operation, answer: answered(trouble) });
  }
  if (!request) return failedWith({ kind: 'request-missing' });
  const checks = checksOf(testCase, request, context, recording).map((check) =>
    informative ? { ...check, level: 'info' as const } : check,
  );
  const failed = failedChecks({ checks });
  const unmet = missingFrom(testCase, recording, failed, context.table);
  if (unmet.length > 0) return resultOf('untestable', { checks, unmet });
  // A refusal without its control, or a state that nobody read, has not been shown to be right.
  const incomplete = failed.length === 0 ? missingExchange(testCase, request, recording) : undefined;
  if (incomplete) return failedWith(incomplete);
  return resultOf(failed.length > 0 ? 'fail' : 'pass', { checks });
}

/** What the case asks for and the recording does not have; undefined where nothing is missing. */
function missingExchange(
  { control, expect, probes }: Case,
  request: Exchange,
  recording: Recording,
): CaseError | undefined {
  if (control && !find(recording, 'control')) return { kind: 'control-missing' };
  const isRead = request.seen.kind === 'accepted' || expect.outcome === 'rejected';
  const recorded = recording.exchanges.filter(({ role }) => role === 'probe').length;
  const total = probes.length;
  return isRead && recorded < total ? { kind: 'reads-missing', recorded, total } : undefined;
}

function checksOf(
  testCase: Case,
  request: Exchange,
  context: JudgeContext,
  recording: Recording,
): CheckResult[] {
  const scope = scopeOf(testCase, request, context, recording);
  return [
    ...setUpChecks(recording),
    ...requestChecks(testCase, request, scope),
    ...probeChecks(testCase, request, recording, scope, context.table),
    ...controlChecks(testCase, recording),
  ];
}

function requestChecks(testCase: Case, request: Exchange, scope: Scope): CheckResult[] {
  const { expect, clauses, about = clauses } = testCase;
  const mayReject = expect.outcome === 'either' && request.seen.kind !== 'accepted';
  if (expect.outcome === 'rejected' || mayReject) return rejectionChecks(testCase, request);
  const documented = about.map((source) => ({ kind: 'documented' as const, source }));
  const accepted = acceptedCheck('accepted', request, clauses, documented);
  // A refused request has no members to judge: its one failing check is enough.
  if (!accepted.passed) return [accepted];
  return [
    accepted,
    ...(expect.assertions ?? []).map((assertion) => judgeAssertion(assertion, request, scope)),
    ...wireChecks(expect, request, OF_A_SUCCESS),
  ];
}

function probeChecks(
  { probes }: Case,
  request: Exchange,
  recording: Recording,
  scope: Scope,
  { unserved }: CaseTable,
): CheckResult[] {
  const exchanges = recording.exchanges.filter(({ role }) => role === 'probe');
  const accepted = request.seen.kind === 'accepted';
  return probes.flatMap(({ assertions }, index) => {
    const exchange = exchanges[index];
    if (!exchange || isUnserved(exchange, unserved)) return [];
    // That a wrongly accepted request created something is nothing new: that it was accepted is the deviation.
    const telling = assertions.filter(({ none }) => !(none && accepted));
    return telling.map((assertion) => judgeAssertion(assertion, exchange, scope));
  });
}

/** A step before the request or the control is a valid request: a refusal is a deviation of its own. */
function setUpChecks({ exchanges }: Recording): CheckResult[] {
  return exchanges
    .filter(({ role, seen }) => (role === 'before' || role === 'control-before') && seen.kind !== 'accepted')
    .map((exchange) => acceptedCheck(`${exchange.role}-accepted`, exchange));
}

function controlChecks({ control }: Case, recording: Recording): CheckResult[] {
  if (!control) return [];
  const exchange = find(recording, 'control');
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

function find({ exchanges }: Recording, role: Role): Exchange | undefined {
  return exchanges.find((exchange) => exchange.role === role);
}

function scopeOf(
  testCase: Case,
  { input = {}, seen }: Exchange,
  { facts, bindings }: JudgeContext,
  { exchanges }: Recording,
): Scope {
  const outputs = exchanges.flatMap(({ as, seen: step }) =>
    as !== undefined && step.kind === 'accepted' ? [[as, step.output] as const] : [],
  );
  const response = seen.kind === 'accepted' ? seen.output : {};
  return {
    run: facts,
    bindings,
    seed: resourceSeed(testCase, 'request'),
    captured: { ...Object.fromEntries(outputs), request: input, response },
  };
}
