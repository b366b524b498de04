import type { Capability, GroupReported } from '../../generated/report.ts';
import type { CaseError, CaseResult, Missing, VerdictReason } from '../contract/result.ts';
import { describeAnswer } from '../text/show.ts';
import { describeCheck } from './check.ts';
import { tellingChecks } from './deviation.ts';

/** What came of a case in one sentence: its first failing check, or why it could not be judged. Empty where it passed. */
export function describeCase({
  outcome,
  checks,
  unmet,
  error,
}: Pick<CaseResult, 'outcome' | 'checks' | 'unmet' | 'error'>): string {
  if (outcome === 'pass') return '';
  const [first] = outcome === 'fail' ? tellingChecks({ checks }) : [];
  return first ? describeCheck(first).headline : describeUnjudged({ unmet, error });
}

/** Why something could not be judged. */
function describeUnjudged({ unmet, error }: Partial<Pick<CaseResult, 'unmet' | 'error'>>): string {
  if (error) return describeError(error);
  return (unmet ?? [])
    .map(describeMissing)
    .map(({ name, reason }) => `${name}: ${reason}`)
    .join('; ');
}

/** What a case lacked: its name, what came of it, and what to do so that the case can be tested. */
export function describeMissing(missing: Missing): { name: string; reason: string; remedy: string } {
  const { name } = missing;
  switch (missing.kind) {
    case 'need':
      return missing;
    case 'operation':
      return {
        name,
        reason: describeAnswer(missing.answer),
        remedy: `serve ${name}: the suite reads with it what a request created`,
      };
    case 'witness': {
      const { path, cases } = missing;
      return {
        name,
        reason: `undecided: ${name} shows the effect, and shows ${path === '' ? 'nothing' : path} wrongly in its own cases too (${cases.join(', ')})`,
        remedy: `fix ${name} first`,
      };
    }
    case 'step':
      return {
        name: `${missing.client}: ${name}`,
        reason: `not reached, because ${name} failed: ${describeAnswer(missing.answer)}`,
        remedy: `fix the step ${name}, which the later ones build on`,
      };
    case 'value':
      return {
        name,
        reason: `${name} answered without ${missing.member}, which a later call or check needs`,
        remedy: `let ${name} answer ${missing.member}`,
      };
    case 'room': {
      const { role, operation, answer, listed, most, remove } = missing;
      return {
        name,
        reason: `the ${role} ${operation} was sent while ${listed} of ${most} existed: ${describeAnswer(answer)}`,
        remedy: `make ${remove} remove what it reports as removed, and let nobody else create any during the run; or use another Region`,
      };
    }
  }
}

function describeError(error: CaseError): string {
  switch (error.kind) {
    case 'harness':
      return error.message;
    case 'environment':
      return `${error.role} ${error.operation}: ${describeAnswer(error.answer)}`;
    case 'request-missing':
      return 'the recording has no request';
    case 'control-missing':
      return 'the recording has no control';
    case 'reads-missing':
      return `the recording has ${error.recorded} of ${error.total} reads`;
  }
}

/** Why an exception or part has its verdict. Empty where it is conformant. */
export function describeVerdict({ verdict, reasons }: Pick<GroupReported, 'verdict' | 'reasons'>): string {
  if (verdict === 'retired') return 'no longer in use; never returned in this run';
  return reasons.map(describeReason).join('; ');
}

function describeReason(reason: VerdictReason): string {
  switch (reason.kind) {
    case 'retired-seen':
      return `no longer in use, but returned in ${reason.places.join(', ')}`;
    case 'cases-failed':
      return `${reason.count} of ${reason.total} cases fail`;
    case 'cases-ran':
      return `${reason.count} of ${reason.total} cases ran`;
    case 'cases-not-judged':
      return `${reason.count} of ${reason.total} cases could not be judged`;
    case 'other-errors':
      return `${reason.count} of ${reason.total} cases returned a different accepted error than the rest`;
    case 'only-other-errors':
      return reason.codes.length > 0
        ? `only ${reason.codes.join(' and ')} was returned, which is accepted too`
        : 'it was never returned';
    case 'untested':
      return reason.message;
    case 'not-judged':
      return describeUnjudged(reason) || 'none of its cases ran';
  }
}

/** What a probe saw, and what to add where the capability is missing. */
export function describeCapability({ detail, remedy }: Capability): string {
  return remedy === undefined ? detail : `${detail}. To add: ${remedy}`;
}
