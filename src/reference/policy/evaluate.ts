import { ACCOUNT_ID, parseArn } from '../arn.ts';
import { type Context, conditionHolds } from './conditions.ts';
import { type Principal, parsePolicy, type Statement } from './document.ts';
import { wildcard } from './match.ts';

/** What is asked of a policy: may this principal do this to that resource? */
export interface Question {
  /** A service principal or an AWS principal's ARN. `undefined` asks an identity policy, which names none. */
  readonly principal?: { readonly service: string } | { readonly aws: string };
  readonly action: string;
  /** `undefined` asks a trust policy, which names none. */
  readonly resource?: string;
  readonly context: Context;
}

/**
 * Whether a policy, or several together, allow what is asked: some Allow statement matches and no Deny statement does.
 * No policy, and a text that isn't a policy, allow nothing. A condition with an unknown operator is taken as not met
 * in an Allow and as met in a Deny, so the reference errs towards refusing.
 */
export function allows(
  policy: string | undefined | readonly (string | undefined)[],
  question: Question,
): boolean {
  const statements = [policy].flat().flatMap((text) => (text === undefined ? [] : (parsePolicy(text) ?? [])));
  if (statements.some((s) => s.effect === 'Deny' && matches(s, question))) return false;
  return statements.some((s) => s.effect === 'Allow' && matches(s, question));
}

function matches(statement: Statement, question: Question): boolean {
  return (
    principalMatches(statement, question) &&
    // Actions compare without case: a topic policy may say SNS:Publish or sns:Publish.
    some(statement.actions, question.action.toLowerCase(), true) !== statement.notAction &&
    resourceMatches(statement, question.resource) &&
    conditionsHold(statement, question.context)
  );
}

function principalMatches(statement: Statement, { principal }: Question): boolean {
  if (principal === undefined) return statement.principals === undefined;
  if (statement.principals === undefined) return false;
  const named = statement.principals.some((candidate) => isPrincipal(candidate, principal));
  return named !== statement.notPrincipal;
}

function isPrincipal(candidate: Principal, asked: NonNullable<Question['principal']>): boolean {
  const everyone = candidate.value === '*' && candidate.kind === 'AWS';
  if ('service' in asked)
    return everyone || (candidate.kind === 'Service' && candidate.value === asked.service);
  if (everyone) return true;
  if (candidate.kind !== 'AWS') return false;
  const account = parseArn(asked.aws)?.accountId;
  if (ACCOUNT_ID.test(candidate.value)) return candidate.value === account;
  const arn = parseArn(candidate.value);
  return candidate.value === asked.aws || (arn?.resource === 'root' && arn.accountId === account);
}

function resourceMatches(statement: Statement, resource: string | undefined): boolean {
  if (resource === undefined || statement.resources === undefined) return resource === statement.resources;
  return some(statement.resources, resource, false) !== statement.notResource;
}

function conditionsHold(statement: Statement, context: Context): boolean {
  return Object.entries(statement.conditions).every(([operator, keys]) =>
    Object.entries(keys).every(
      ([key, wanted]) => conditionHolds(operator, key, wanted, context) ?? statement.effect === 'Deny',
    ),
  );
}

function some(patterns: readonly string[], text: string, ignoreCase: boolean): boolean {
  return patterns.some((pattern) => wildcard(ignoreCase ? pattern.toLowerCase() : pattern, text));
}
