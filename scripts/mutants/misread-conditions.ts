import { type Misreading, type Misreadings, only, type Statement, words } from './misreadings.ts';

/** One condition: its operator, its key and the accepted values. */
type Condition = [operator: string, key: string, values: unknown];

/** The conditions of a statement, one for each key. */
export const conditionsOf = ({ Condition = {} }: Statement): Condition[] =>
  Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]): Condition => [operator, key, values]),
  );

/** The statement with these conditions. */
export function withConditions({ Condition: _, ...rest }: Statement, list: readonly Condition[]): Statement {
  if (list.length === 0) return rest;
  const Condition: NonNullable<Statement['Condition']> = {};
  for (const [operator, key, values] of list) Condition[operator] = { ...Condition[operator], [key]: values };
  return { ...rest, Condition };
}

/** Each statement with other conditions. */
const reread =
  (change: (conditions: Condition[]) => Condition[]): Misreading =>
  (all) =>
    all.map((one) => withConditions(one, change(conditionsOf(one))));

/** Each condition under another operator, or left out for undefined. */
const operators = (change: (operator: string) => string | undefined): Misreading =>
  reread((list) =>
    list.flatMap(([operator, ...rest]): Condition[] => {
      const read = change(operator);
      return read === undefined ? [] : [[read, ...rest]];
    }),
  );

const without = (wrong: RegExp) => operators((operator) => (wrong.test(operator) ? undefined : operator));

const NEGATED = /Not(?=Equals|Like)/;

/** Each statement becomes several, any of which will do. */
const anyOf =
  (parts: (conditions: Condition[]) => Condition[][]): Misreading =>
  (all) =>
    all.flatMap((one) => {
      const list = conditionsOf(one);
      return list.length === 0 ? [one] : parts(list).map((part) => withConditions(one, part));
    });

/** A value as text, to look something up in it. */
export const text = (value: unknown) => JSON.stringify(value ?? '');

/** Misreadings of conditions: their operators, keys and values. */
export const CONDITION_MISREADINGS = {
  'conditions-any': ['takes one of several conditions for enough', anyOf((list) => list.map((one) => [one]))],
  'conditions-first': ['only reads the first condition', reread((list) => list.slice(0, 1))],
  'conditions-last': ['only reads the last condition', reread((list) => list.slice(-1))],
  'keys-first': [
    'only reads the first key of an operator',
    reread((list) => list.filter(([operator], at) => list.findIndex(([other]) => other === operator) === at)),
  ],
  'negated-values-any': [
    'takes a negated condition for met where one of several values does not match',
    anyOf((list) =>
      list.some(([operator]) => NEGATED.test(operator))
        ? list.flatMap(([operator, key, values]) =>
            words(values).map((value): Condition[] => [[operator, key, value]]),
          )
        : [list],
    ),
  ],
  'negated-as-positive': [
    'reads a negated operator as its opposite',
    operators((one) => one.replace(NEGATED, '')),
  ],
  'negated-ignored': ['does not read negated operators', without(NEGATED)],
  'negated-absent-unmet': [
    'takes a negated condition on an absent key for unmet',
    reread((list) =>
      list.flatMap((one): Condition[] => (NEGATED.test(one[0]) ? [one, ['Null', one[1], 'false']] : [one])),
    ),
  ],
  'if-exists-as-plain': [
    'reads IfExists as if it were not there',
    operators((one) => one.replace('IfExists', '')),
  ],
  'if-exists-ignored': ['does not read conditions with IfExists', without(/IfExists$/)],
  'absent-met': [
    'takes a condition on an absent key for met',
    operators((one) => (one === 'Null' || NEGATED.test(one) || one.includes(':') ? one : `${one}IfExists`)),
  ],
  'context-ignored': [
    'does not read the encryption context',
    reread((list) => list.filter(([, key]) => !key.startsWith('kms:EncryptionContext:'))),
  ],
  'null-ignored': ['does not read Null', without(/^Null$/)],
  'null-inverted': [
    'reads Null the wrong way round',
    reread((list) =>
      list.map(([operator, key, values]) =>
        operator === 'Null'
          ? [operator, key, String(values) === 'true' ? 'false' : 'true']
          : [operator, key, values],
      ),
    ),
  ],
  'equals-as-like': [
    'reads wildcards in StringEquals',
    operators((one) => one.replace(/^StringEquals$/, 'StringLike')),
  ],
  'like-as-equals': [
    'reads no wildcard in StringLike',
    operators((one) => one.replace(/^String(Not)?Like/, 'String$1Equals')),
  ],
  'equals-any-case': [
    'compares without letter cases in StringEquals',
    operators((one) => one.replace(/^StringEquals$/, 'StringEqualsIgnoreCase')),
  ],
  'ignore-case-as-equals': [
    'compares letter by letter in StringEqualsIgnoreCase',
    operators((one) => one.replace('IgnoreCase', '')),
  ],
  'arn-equals-exact': [
    'reads no wildcard in ArnEquals',
    operators((one) => one.replace(/^Arn(Not)?Equals/, 'String$1Equals')),
  ],
  'arn-like-as-string': [
    'lets a wildcard of ArnLike stand for several parts of an ARN',
    operators((one) => one.replace(/^Arn(Not)?(?:Like|Equals)/, 'String$1Like')),
  ],
  'dates-ignored': ['does not read dates', without(/^Date/)],
  'dates-unmet': ['takes dates for unmet', only(({ Condition = {} }) => !/"Date/.test(text(Condition)))],
  'booleans-ignored': ['does not read Bool', without(/^Bool/)],
  'booleans-met': [
    'takes Bool for met',
    reread((list) =>
      list.map(([operator, key, values]) => [
        operator,
        key,
        operator === 'Bool' ? ['true', 'false'] : values,
      ]),
    ),
  ],
  'all-values-as-plain': [
    'reads ForAllValues as if it were not there',
    operators((one) => one.replace('ForAllValues:', '')),
  ],
  'any-value-as-all': [
    'reads ForAnyValue as ForAllValues',
    operators((one) => one.replace('ForAnyValue', 'ForAllValues')),
  ],
  'any-value-unmet': [
    'knows no ForAnyValue',
    only(({ Condition = {} }) => !/"ForAnyValue/.test(text(Condition))),
  ],
} satisfies Misreadings;
