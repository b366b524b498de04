import { arnLike, wildcard } from './match.ts';

/** Values of the request context by condition key. Keys compare without case, as IAM's do. */
export type Context = Readonly<Record<string, string>>;

type Operator = (given: string, wanted: string) => boolean;

const POSITIVE: Readonly<Record<string, Operator>> = {
  StringEquals: (given, wanted) => given === wanted,
  StringEqualsIgnoreCase: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
  StringLike: (given, wanted) => wildcard(wanted, given),
  // ArnEquals and ArnLike are the same operator in IAM.
  ArnEquals: (given, wanted) => arnLike(wanted, given),
  ArnLike: (given, wanted) => arnLike(wanted, given),
  Bool: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
};

const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

/**
 * Whether one condition of a statement holds: any accepted value for the positive operators, none for the negated ones.
 * A key that the request doesn't have fails a positive operator and satisfies a negated or `…IfExists` one.
 * @returns `undefined` for an operator the evaluator doesn't know (dates, numbers, IP addresses, set operators).
 */
export function conditionHolds(
  operator: string,
  key: string,
  wanted: readonly string[],
  context: Context,
): boolean | undefined {
  const given = lookUp(context, key);
  if (operator === 'Null')
    return wanted.some((value) => (value.toLowerCase() === 'true') === (given === undefined));
  const ifExists = operator.endsWith('IfExists');
  const name = ifExists ? operator.slice(0, -'IfExists'.length) : operator;
  const positive = POSITIVE[name];
  if (positive !== undefined)
    return given === undefined ? ifExists : wanted.some((value) => positive(given, value));
  const negated = POSITIVE[NEGATED[name] ?? ''];
  if (negated !== undefined) return given === undefined || !wanted.some((value) => negated(given, value));
  return undefined;
}

function lookUp(context: Context, key: string): string | undefined {
  const name = key.toLowerCase();
  return Object.entries(context).find(([known]) => known.toLowerCase() === name)?.[1];
}
