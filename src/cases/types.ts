import type { Trigger } from '../../generated/triggers.ts';
import type { MemberType, RequestMember, Spec } from '../page/spec.ts';
import { kebab } from '../text/kebab.ts';
import type { DerivedCase } from './boundaries.ts';
import type { SpelledOut } from './sources.ts';

interface Wrong {
  value: unknown;
  /** The JSON type of the value, in words. */
  what: string;
  /** End of the id, where a member has several cases. */
  suffix?: string;
  /** What the value must be, where that is more than the type of the member. */
  expected?: string;
}

/** Values of another JSON type, by the type of the member. */
const WRONG: Partial<Record<MemberType, Wrong[]>> = {
  string: [
    { value: 5, what: 'number' },
    { value: true, what: 'boolean', suffix: '-boolean' },
    { value: ['text'], what: 'list', suffix: '-list' },
  ],
  boolean: [
    { value: 'yes', what: 'string' },
    { value: 1, what: 'number', suffix: '-number' },
  ],
  list: [
    { value: { Key: 'team', Value: 'blue' }, what: 'object' },
    { value: ['team'], what: 'list of strings', suffix: '-items', expected: 'list of objects' },
    {
      value: [{ Key: 5, Value: 'blue' }],
      what: 'list with a number for a key',
      suffix: '-keys',
      expected: 'list of objects with strings',
    },
    {
      value: [{ Key: 'team', Value: 5 }],
      what: 'list with a number for a value',
      suffix: '-values',
      expected: 'list of objects with strings',
    },
  ],
};

/** For a list of strings. */
const WRONG_STRINGS: Wrong[] = [
  { value: 'text', what: 'string' },
  { value: { Key: 'team' }, what: 'object', suffix: '-object' },
  { value: [5], what: 'list of numbers', suffix: '-items', expected: 'list of strings' },
  { value: [['text']], what: 'list of lists', suffix: '-lists', expected: 'list of strings' },
];

/** Values of another type than that of the member. */
function wrongFor({ type, items }: RequestMember): Wrong[] {
  const isOfStrings = type === 'list' && typeof items === 'object' && items.type === 'string';
  return isOfStrings ? WRONG_STRINGS : (WRONG[type] ?? []);
}

type Types = NonNullable<Trigger['types']>;

/** Cases that send each named member (`*`: all) with a value of another JSON type. */
export function typeCases(spec: Spec, types: Types): (DerivedCase & SpelledOut)[] {
  const members = spec.request.members.filter(({ name }) => name in types || '*' in types);
  return members.flatMap((member) => [
    ...wrongFor(member).map((wrong) => typeCase(member, wrong, types[member.name])),
    ...(member.type === 'boolean' ? ['true', 'false'].map((text) => spelledCase(member, text)) : []),
  ]);
}

/**
 * A boolean that is spelled out: whether the service reads it is not known, but whoever accepts it must not read "false" as
 * true, as many languages do.
 */
function spelledCase({ name, required }: RequestMember, text: string): DerivedCase & SpelledOut {
  return {
    id: `type-${kebab(name)}-${text}-text`,
    title: `${name} as the JSON string "${text}" is refused, or read as ${text}`,
    clauses: [`request.${name}.type`],
    lane: 'wire',
    outcome: 'either',
    set: { [name]: text },
    readAs: { [name]: text === 'true' },
    controlDescription: required ? `${name} as a boolean` : `${name} left out`,
    note: 'The page states the type, but not that a string is refused.',
  };
}

function typeCase(
  { name, type, required }: RequestMember,
  { value, what, suffix = '', expected = type }: Wrong,
  alsoAccept: Types[string] | undefined,
): DerivedCase {
  return {
    id: `type-${kebab(name)}${suffix}`,
    title: `${name} as a JSON ${what} is refused: it must be a ${expected}`,
    clauses: [`request.${name}.type`],
    lane: 'wire',
    set: { [name]: value },
    ...(alsoAccept && Object.keys(alsoAccept).length > 0 ? { alsoAccept } : {}),
    controlDescription: required ? `${name} as a ${type}` : `${name} left out`,
  };
}
