import type { Trigger } from '../../generated/triggers.ts';
import type { MemberType, RequestMember, Spec } from '../page/spec.ts';
import { kebab } from '../text/kebab.ts';
import type { DerivedCase } from './boundaries.ts';

interface Wrong {
  value: unknown;
  what: string;
  /** Tells the cases of one member apart. */
  suffix?: string;
  /** What it has to be, where that is more than its type. */
  is?: string;
}

/** Values of a JSON type that the member doesn't have. */
const WRONG: Record<MemberType, Wrong[]> = {
  string: [{ value: 5, what: 'number' }],
  boolean: [
    { value: 'yes', what: 'string' },
    { value: 1, what: 'number', suffix: '-number' },
  ],
  list: [
    { value: { Key: 'team', Value: 'blue' }, what: 'object' },
    { value: ['team'], what: 'list of strings', suffix: '-items', is: 'list of objects' },
    {
      value: [{ Key: 5, Value: 'blue' }],
      what: 'list with a number for a key',
      suffix: '-keys',
      is: 'list of objects with strings',
    },
  ],
};

type Types = NonNullable<Trigger['types']>;

/** Cases for each named member (`*`: all) with a value of another JSON type than the page gives it. */
export function typeCases(spec: Spec, types: Types): DerivedCase[] {
  const members = spec.request.members.filter(({ name }) => name in types || '*' in types);
  return members.flatMap((member) =>
    WRONG[member.type].map((wrong) => typeCase(member, wrong, types[member.name])),
  );
}

function typeCase(
  { name, type, required }: RequestMember,
  { value, what, suffix = '', is = type }: Wrong,
  alsoAccept: Types[string] | undefined,
): DerivedCase {
  return {
    id: `type-${kebab(name)}${suffix}`,
    title: `${name} as a JSON ${what} is refused: it is a ${is}`,
    clauses: [`request.${name}.type`],
    lane: 'wire',
    set: { [name]: value },
    ...(alsoAccept && Object.keys(alsoAccept).length > 0 ? { alsoAccept } : {}),
    controlDescription: required ? `${name} as a ${type}` : `${name} left out`,
  };
}
