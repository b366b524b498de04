import type { TextClause } from './clauses.ts';
import {
  isOutOfUse,
  readDefault,
  readDeprecated,
  readExamples,
  readPattern,
  readRequired,
  readRequiredWith,
  readStatus,
  readType,
  readValues,
} from './facts.ts';
import { readLimits } from './limits.ts';
import { readRules } from './rules.ts';
import type { ErrorMember, ErrorShape, RequestMember, ResponseMember } from './spec.ts';

export function readRequestMember(name: string, clauses: TextClause[]): RequestMember {
  return dropUndefined({
    name,
    ...readType(clauses),
    required: readRequired(clauses),
    requiredWith: readRequiredWith(clauses),
    default: readDefault(clauses),
    deprecated: readDeprecated(clauses),
    ...readForm(clauses),
    rules: readRules(clauses),
    examples: readExamples(clauses),
    clauses: clauses.map((clause) => clause.id),
  });
}

export function readResponseMember(name: string, clauses: TextClause[]): ResponseMember {
  return dropUndefined({
    name,
    ...readType(clauses),
    deprecated: isOutOfUse(clauses),
    ...readForm(clauses),
    examples: readExamples(clauses),
    clauses: clauses.map((clause) => clause.id),
  });
}

export function readError(name: string, clauses: TextClause[], members: ErrorMember[] = []): ErrorShape {
  return dropUndefined({
    name,
    status: readStatus(clauses),
    retired: isOutOfUse(clauses),
    limits: readLimits(clauses),
    rules: readRules(clauses),
    members: members.length === 0 ? undefined : members,
    clauses: clauses.map((clause) => clause.id),
  });
}

function readForm(clauses: TextClause[]): Pick<RequestMember, 'limits' | 'pattern' | 'values'> {
  return dropUndefined({
    limits: readLimits(clauses),
    pattern: readPattern(clauses),
    values: readValues(clauses),
  });
}

/** An absent fact is an absent key, in memory as in the file. */
function dropUndefined<T extends object>(value: { [K in keyof T]: T[K] | undefined } & object): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
