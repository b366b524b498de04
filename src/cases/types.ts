import type { Trigger } from '../../generated/triggers.ts';
import type { MemberType, RequestMember, Spec } from '../page/spec.ts';
import { type DerivedCase, kebab } from './boundaries.ts';

interface Wrong {
  value: unknown;
  what: string;
  /** Tells the cases of one member apart. */
  suffix?: string;
}

/** Values of a JSON type that the member doesn't have. */
const WRONG: Record<MemberType, Wrong[]> = {
  string: [{ value: 5, what: 'number' }],
  boolean: [{ value: 'yes', what: 'string' }],
  list: [
    { value: { Key: 'team', Value: 'blue' }, what: 'object' },
    { value: ['team'], what: 'list of strings', suffix: '-items' },
  ],
};

/** Cases for each named member (`*`: all) with a value of another JSON type than the page gives it. */
export function typeCases(spec: Spec, names: NonNullable<Trigger['types']>): DerivedCase[] {
  const members = spec.request.members.filter(({ name }) => names.includes('*') || names.includes(name));
  return members.flatMap((member) => WRONG[member.type].map((wrong) => typeCase(member, wrong)));
}

function typeCase({ name, type }: RequestMember, { value, what, suffix = '' }: Wrong): DerivedCase {
  return {
    id: `type-${kebab(name)}${suffix}`,
    title: `${name} as a JSON ${what} is refused: it is a ${type}${suffix && ' of objects'}`,
    clauses: [`request.${name}.type`],
    lane: 'wire',
    set: { [name]: value },
    mended: `${name} left out, or as a ${type}`,
  };
}
