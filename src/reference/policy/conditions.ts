import { COMPARISONS, NEGATED } from './comparisons.ts';

/** Values of the request context by condition key; a list for a key of several values. Keys compare without case, as IAM's do. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/**
 * Whether one condition of a statement holds: any accepted value for the positive operators, none for the negated ones.
 * A key that the request doesn't have fails a positive operator and satisfies a negated or `…IfExists` one.
 * @returns `undefined` for an operator the evaluator doesn't know (IP addresses, binary values).
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
  const [, set, name = '', ifExists] = OPERATOR.exec(operator) ?? [];
  const negated = NEGATED[name] !== undefined;
  const compare = COMPARISONS[NEGATED[name] ?? name];
  if (compare === undefined) return undefined;
  const satisfies = (value: string) => wanted.some((one) => compare(value, one)) !== negated;
  if (given === undefined) {
    if (ifExists || set === 'ForAllValues') return true;
    return negated && set === undefined;
  }
  if (set === 'ForAllValues') return given.every(satisfies);
  if (set === 'ForAnyValue') return given.some(satisfies);
  // Without a set operator a negated condition fails as soon as one of the values is wanted.
  return negated ? given.every(satisfies) : given.some(satisfies);
}

function lookUp(context: Context, key: string): readonly string[] | undefined {
  const name = key.toLowerCase();
  const value = Object.entries(context).find(([known]) => known.toLowerCase() === name)?.[1];
  return typeof value === 'string' ? [value] : value;
}
