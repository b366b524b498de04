import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { Exchange, Role } from '../contract/exchange.ts';
import { isNotImplemented } from '../contract/not-implemented.ts';
import type { Recording, Unmet } from '../contract/recording.ts';
import type { CaseResult, CheckResult, Outcome } from '../contract/result.ts';
import { resourceSeed } from '../contract/seed.ts';
import type { Bindings, RunFacts, Scope } from '../contract/template.ts';
import { showOutcome } from '../text/show.ts';
import { judgeAssertion } from './assertion.ts';
import { environmentTrouble } from './environment.ts';
import { rejectionChecks } from './rejection.ts';
import { lackedBy } from './untestable.ts';
import { wireChecks } from './wire.ts';

/** What judging needs beside the case and its recording. */
export interface JudgeContext {
  table: CaseTable;
  facts: RunFacts;
  bindings: Bindings;
}

/** Judges one case from its recording alone. Pure: the same recording gives the same result, today or in a year. */
export function judge(one: Case, recording: Recording, context: JudgeContext): CaseResult {
  const { id, group, title, clauses } = one;
  const request = find(recording, 'request');
  const base = {
    id,
    group,
    title,
    clauses,
    unmet: [],
    ...(request?.seen.kind === 'rejected' ? { code: request.seen.code } : {}),
  };
  const settle = (outcome: Outcome, reason: string, checks: CheckResult[] = []): CaseResult => ({
    ...base,
    outcome,
    reason,
    checks,
  });
  const lacking = (unmet: Unmet[], checks: CheckResult[] = []): CaseResult => ({
    ...settle('untestable', unmet.map(({ name, reason }) => `${name}: ${reason}`).join('; '), checks),
    unmet,
  });
  if (recording.unmet.length > 0) return lacking(recording.unmet);
  // Where a step was refused, later ones lack what it should have given: that is the target's doing.
  const { harnessError } = recording;
  if (harnessError !== undefined && setUpChecks(recording).length === 0) return settle('error', harnessError);
  const trouble = environmentTrouble(one, recording.exchanges, context.table.environmentCodes);
  if (trouble !== undefined) return settle('error', trouble);
  if (!request) return settle('error', 'the recording has no request');
  const checks = [
    ...setUpChecks(recording),
    ...requestChecks(one, request, context, recording),
    ...probeChecks(one, request, context, recording),
    ...controlChecks(one, recording),
  ].map((check) => (one.informative ? { ...check, level: 'info' as const } : check));
  const failed = checks.filter(({ holds, level }) => !holds && level !== 'info');
  // A refusal without its control, or a state that nobody read, has not been shown to be right.
  const lacks = lackOf(one, request, recording);
  const unmet = lackedBy(one, recording, failed, context.table);
  if (unmet.length > 0) return lacking(unmet, checks);
  if (failed.length === 0 && lacks !== undefined) return settle('error', lacks);
  return settle(
    failed.length > 0 ? 'fail' : 'pass',
    failed
      .map(({ id: check, expected, actual }) => `${check}: expected ${expected}, got ${actual}`)
      .join('; '),
    checks,
  );
}

/** What the case asks for and the recording does not have; undefined where nothing is missing. */
function lackOf(one: Case, request: Exchange, recording: Recording): string | undefined {
  if (one.control && !find(recording, 'control')) return 'the recording has no control';
  const isRead = request.seen.kind === 'accepted' || one.expect.outcome === 'rejected';
  const reads = recording.exchanges.filter(({ role }) => role === 'probe').length;
  return isRead && reads < one.probes.length
    ? `the recording has ${reads} of ${one.probes.length} probes`
    : undefined;
}

function requestChecks(
  one: Case,
  request: Exchange,
  context: JudgeContext,
  recording: Recording,
): CheckResult[] {
  const { expect } = one;
  const mayReject = expect.outcome === 'either' && request.seen.kind !== 'accepted';
  if (expect.outcome === 'rejected' || mayReject) return rejectionChecks(one, request);
  const accepted = acceptedCheck('accepted', request, one.clauses);
  const scope = scopeOf(one, request, context, recording);
  return [
    accepted,
    // A refused request has no members to judge: one failing check says it all.
    ...(accepted.holds
      ? (expect.assertions ?? []).map((assertion) => judgeAssertion(assertion, request, scope))
      : []),
    ...(accepted.holds ? wireChecks(expect, request, [{ kind: 'documented', source: 'response.1' }]) : []),
  ];
}

function probeChecks(
  one: Case,
  request: Exchange,
  context: JudgeContext,
  recording: Recording,
): CheckResult[] {
  const scope = scopeOf(one, request, context, recording);
  const probes = recording.exchanges.filter(({ role }) => role === 'probe');
  const accepted = request.seen.kind === 'accepted';
  return one.probes.flatMap(({ assertions }, index) => {
    const exchange = probes[index];
    if (!exchange || isNotImplemented(exchange, context.table.notImplementedCodes)) return [];
    // That a wrongly accepted request left something says nothing new: that it was accepted is the deviation.
    const telling = assertions.filter(({ none }) => !(none && accepted));
    return telling.map((assertion) => judgeAssertion(assertion, exchange, scope));
  });
}

/** A step before the request or the control is a valid request: that it is refused is a deviation of its own. */
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

function acceptedCheck(id: string, exchange: Exchange, clauses: string[] = []): CheckResult {
  return {
    id,
    level: 'core',
    holds: exchange.seen.kind === 'accepted',
    expected: `${exchange.operation} accepted`,
    actual: showOutcome(exchange),
    role: exchange.role,
    provenance: [{ kind: 'documented', source: 'response.1' }],
    clauses,
  };
}

function find({ exchanges }: Recording, role: Role): Exchange | undefined {
  return exchanges.find((exchange) => exchange.role === role);
}

function scopeOf(
  one: Case,
  { input = {}, seen }: Exchange,
  { facts, bindings }: JudgeContext,
  { exchanges }: Recording,
): Scope {
  const outputs = exchanges.flatMap(({ as, seen }) =>
    as !== undefined && seen.kind === 'accepted' ? [[as, seen.output] as const] : [],
  );
  const response = seen.kind === 'accepted' ? seen.output : {};
  return {
    run: facts,
    bindings,
    seed: resourceSeed(one, 'request'),
    captured: { ...Object.fromEntries(outputs), request: input, response },
  };
}
