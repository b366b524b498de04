import type { Actual, CheckResult, Expected } from '../contract/result.ts';
import { changedIn } from '../results/findings/member-causes.ts';
import { counted } from '../text/counted.ts';
import { showDuration } from '../text/duration.ts';
import { describeAnswer, show } from '../text/show.ts';
import { describeMember } from './assertion.ts';

export interface CheckWords {
  /** What the check asks for, and what it found. */
  expected: string;
  actual: string;
  /** Both in one sentence for the author of an emulator. */
  headline: string;
}

/** A check in words. The only place that turns its values into sentences. */
export function describeCheck(check: CheckResult): CheckWords {
  const words = {
    expected: describeExpected(check.expected, check.operation),
    actual: describeActual(check.actual),
  };
  return { ...words, headline: headlineOf(check, words) };
}

function headlineOf(whole: CheckResult, { expected, actual }: Omit<CheckWords, 'headline'>): string {
  const {
    check,
    expected: { kind },
    operation,
  } = whole;
  const answered = `${operation} answered ${actual}`;
  switch (check) {
    case 'rejected':
      return kind === 'error'
        ? `The request must be refused with ${expected}; ${answered}.`
        : `The request must be refused; ${answered}.`;
    case 'error-code':
      return `The error must be ${expected}; ${answered}.`;
    case 'http-status':
      return `The answer must have ${expected}; ${answered}.`;
    case 'accepted':
      return `The request is valid and must be accepted; ${answered}.`;
    case 'before-accepted':
    case 'control-before-accepted':
      return `The step before it is valid and must be accepted; ${answered}.`;
    case 'value-to-go-on':
      return `${operation} could not be sent: ${actual}.`;
    case 'control':
      return `The same request with its one fault fixed must be accepted; ${answered}. Until it is, the refusal proves nothing.`;
    case 'no-trail-left':
      return `A refused request must create nothing; afterwards ${operation} listed ${actual}.`;
    case 'first-unchanged':
      return `What existed before must be unchanged; afterwards ${operation} listed ${actual}.`;
    case 'pages':
      return `The pages of ${operation} must come to an end; ${operation} answered ${actual}.`;
    case 'read-late':
      return `${operation} lagged behind the create: it was ${actual}.`;
    case 'request-id':
      return `The answer of ${operation} must have ${expected}; it had ${actual}.`;
    case 'content-type':
      return `The content type of ${operation} must be ${expected}; it was ${actual}.`;
    case 'error-type':
      return `The answer of ${operation} must be ${expected}; it was ${actual}.`;
    case 'response-schema':
      return `The members of ${operation} must be of the types that the page gives: ${actual}.`;
  }
  const changed = changesOf(whole);
  if (changed.length > 0)
    return `What ${operation} answers must be as before the request; it differs in ${changed.join(', ')}.`;
  // Another check of a request that had to be accepted first, such as a read.
  if (kind === 'accepted') return `${operation} must be accepted; it answered ${actual}.`;
  if (kind === 'captured')
    return `Expected ${expected} from ${operation}; ${actual}, so there is nothing to compare with.`;
  return `Expected ${expected} from ${operation}; got ${actual}.`;
}

/** The members in which a whole answer is no longer what it was before; none of a check that compares no whole answers. */
function changesOf({ expected, actual }: CheckResult): string[] {
  if (expected.kind !== 'member' || expected.path !== '' || actual.kind !== 'value') return [];
  return changedIn(expected.equals, actual.value);
}

function describeExpected(expected: Expected, operation: string): string {
  switch (expected.kind) {
    case 'accepted':
      return `${operation} accepted`;
    case 'rejected':
      return 'a service error';
    case 'at-once':
      return 'the right answer to the first read';
    case 'all-pages':
      return 'pages that come to an end';
    case 'response-types':
      return 'members of the types that the page gives';
    case 'one-error-name':
      return 'the same error name wherever one is given';
    case 'bare-error-type':
      return '__type without a namespace';
    case 'error':
      return expected.codes.join(' or ');
    case 'status':
      return `status ${expected.statuses.join(' or ')}`;
    case 'member':
      return describeMember(expected, show);
    case 'captured':
      return `${expected.path} as in ${answerTo(expected)}`;
    case 'header':
      return expected.value ?? `a header ${expected.name}`;
    case 'body-member':
      return `a body with ${expected.names.join(' or ')}`;
  }
}

function describeActual(actual: Actual): string {
  switch (actual.kind) {
    case 'value':
      return show(actual.value);
    case 'items':
      return actual.items.length > 0 ? show(actual.items) : 'no such item';
    case 'wrong-types':
      return actual.problems.map(({ path, message }) => `${path} ${message}`).join('; ') || 'as expected';
    case 'late':
      return `still wrong after ${showDuration(actual.ms)}, and right later`;
    case 'pages':
      return describePages(actual);
    case 'not-captured':
      return `${answerTo(actual)} had no ${actual.member ?? 'such member'}`;
    default:
      return describeAnswer(actual);
  }
}

function describePages({ count, fault, answer }: Extract<Actual, { kind: 'pages' }>): string {
  switch (fault) {
    case 'token-type':
      return `page ${count} with a token that is not a string`;
    case 'token-repeated':
      return `page ${count} with the token of an earlier page`;
    case 'refused':
      return `${answer ? describeAnswer(answer) : 'nothing'} to its own token for page ${count}`;
    case 'endless':
      return `${counted(count, 'page')}, and the last one has a token too`;
    default:
      return counted(count, 'page');
  }
}

/** What a step is called in a sentence; `response` stands for the request itself. */
function answerTo({ step }: { step: string }): string {
  return step === 'response' ? 'the answer to the request' : `the answer to the step ${step}`;
}
