import type { CaseTable } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import type { Exchange } from '../contract/exchange.ts';
import { withWholeAnswers } from '../contract/pages.ts';
import { probesAfter } from '../contract/probes-after.ts';
import type { Recording } from '../contract/recording.ts';
import { answered, type CaseError, type CaseResult, failedChecks, type Outcome } from '../contract/result.ts';
import { checksOf, firstOf, setUpChecks } from './checks.ts';
import { environmentTrouble } from './environment.ts';
import { withKnownMembers } from './known-members.ts';
import { missingFrom } from './untestable.ts';

/**
 * Judges one case, bound as it was for its run, from its recording alone. Pure: the same recording gives the same result, today
 * or in a year.
 */
export function judge(testCase: BoundCase, recorded: Recording, table: CaseTable): CaseResult {
  const whole = withWholeAnswers(recorded.exchanges, table.operations);
  const recording = { ...recorded, exchanges: whole.map(withKnownMembers) };
  const { id, group, title, clauses, about = clauses, informative, life } = testCase;
  const request = firstOf(recording, 'request');
  const resultOf = (outcome: Outcome, more: Partial<CaseResult> = {}): CaseResult => ({
    ...{ id, group, title, clauses, about, outcome, checks: [], unmet: [] },
    ...(request?.seen.kind === 'rejected' ? { code: request.seen.code } : {}),
    ...(life ? { life } : {}),
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
  const trouble = environmentTrouble(testCase, recorded.exchanges, table.environmentCodes);
  if (trouble) {
    const { role, operation } = trouble;
    return failedWith({ kind: 'environment', role, operation, answer: answered(trouble) });
  }
  const checks = checksOf(testCase, request, recording, table).map((check) =>
    informative ? { ...check, level: 'info' as const } : check,
  );
  const failed = failedChecks({ checks });
  if (!request && failed.length === 0) return failedWith({ kind: 'request-missing' });
  const unmet = missingFrom(testCase, recording, failed, table);
  if (unmet.length > 0) return resultOf('untestable', { checks, unmet });
  // A refusal without its control, or a state that nobody read, has not been shown to be right.
  const incomplete =
    request && failed.length === 0 ? missingExchange(testCase, request, recording) : undefined;
  if (incomplete) return failedWith(incomplete);
  return resultOf(failed.length > 0 ? 'fail' : 'pass', { checks });
}

/** What the case asks for and the recording does not have; undefined where nothing is missing. */
function missingExchange(
  testCase: BoundCase,
  request: Exchange,
  recording: Recording,
): CaseError | undefined {
  const { control } = testCase;
  if (control && !control.assertions && !firstOf(recording, 'control')) return { kind: 'control-missing' };
  const isOwnRead = ({ role, insteadOf }: Exchange) => role === 'probe' && insteadOf === undefined;
  const recorded = recording.exchanges.filter(isOwnRead).length;
  const total = probesAfter(testCase, request.seen).length;
  return recorded < total ? { kind: 'reads-missing', recorded, total } : undefined;
}
