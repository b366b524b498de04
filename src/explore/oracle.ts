import type { Exploration } from '../../generated/exploration.ts';
import type { Bindings } from '../contract/template.ts';
import { patternsOf } from '../page/patterns.ts';
import type { Rule, Spec } from '../page/spec.ts';
import { counted } from '../text/counted.ts';

/** The members of a generated request. */
export type Input = Record<string, unknown>;

/** A reason why a request must be refused. */
export interface Fault {
  member: string;
  /** What is wrong, in a few words. */
  what: string;
  /** Its accepted errors. */
  errors: readonly string[];
  /** The clause that it breaks, where that is not the first one of its error. */
  rule?: string;
}

/**
 * The faults of a request by the limits and rules of the spec; none if it must be accepted.
 * Pure, and independent of the reference, which doesn't read the derived spec.
 */
export function faultsOf(input: Input, spec: Spec, exploration: Exploration, bindings: Bindings): Fault[] {
  return [
    ...Object.entries(exploration.strings).flatMap(([member, errors]) =>
      stringFaults(spec, member, input[member]).map((fault) => ({ member, ...fault, errors })),
    ),
    ...Object.entries(exploration.references).flatMap(([member, { need, errors }]) =>
      input[member] === undefined || input[member] === bindings[need]?.id
        ? []
        : [{ member, what: `is not the existing ${need}`, errors }],
    ),
    ...exploration.pairs.flatMap(({ needs, errors }) => {
      const members = Object.entries(needs);
      const given = members.filter(([member]) => input[member] !== undefined);
      const [wrong] = members.filter(([member, need]) => input[member] !== bindings[need]?.id);
      return given.length > 0 && wrong
        ? [{ member: wrong[0], what: 'does not match the other member of its pair', errors }]
        : [];
    }),
    ...exploration.combinations.flatMap(({ when, errors }) =>
      Object.entries(when).every(([member, value]) => input[member] === value)
        ? [{ member: Object.keys(when).join(' and '), what: 'exclude each other', errors }]
        : [],
    ),
    ...tagFaults(spec, exploration, input[exploration.tags.member]),
  ];
}

function stringFaults(spec: Spec, name: string, value: unknown): Pick<Fault, 'what' | 'rule'>[] {
  const member = spec.request.members.find((candidate) => candidate.name === name);
  if (!member) throw new Error(`spec/CreateTrail/exploration.yaml: the spec has no member ${name}`);
  if (typeof value !== 'string') return member.required ? [{ what: 'is missing' }] : [];
  const { minLength, maxLength } = member.limits ?? {};
  const length = value.length;
  return [
    ...(minLength && length < minLength.value
      ? [{ what: `has ${length} characters; the minimum is ${minLength.value}`, rule: minLength.clause }]
      : []),
    ...(maxLength && length > maxLength.value
      ? [{ what: `has ${length} characters; the maximum is ${maxLength.value}`, rule: maxLength.clause }]
      : []),
    ...(member.rules ?? []).flatMap((rule) =>
      followsRule(rule, value) ? [] : [{ what: `breaks ${rule.clause}`, rule: rule.clause }],
    ),
  ];
}

/** Whether a value follows a rule of the page. */
function followsRule(rule: Rule, value: string): boolean {
  if (rule.kind === 'unread')
    throw new Error(`The oracle can't read the rule ${rule.clause}. Add it to src/page/rules.ts.`);
  return patternsOf(rule).every(({ pattern, not }) => new RegExp(pattern).test(value) !== not);
}

function tagFaults(spec: Spec, { tags }: Exploration, value: unknown): Fault[] {
  if (!Array.isArray(value)) return [];
  const { member, maximum, tooManyErrors, malformedErrors } = tags;
  const list = value as { Key?: string; Value?: string }[];
  const limit = spec.errors.find(({ name }) => name === maximum.exception)?.limits?.[maximum.limit]?.value;
  if (limit === undefined)
    throw new Error(
      `spec/CreateTrail/exploration.yaml: the spec has no ${maximum.limit} of ${maximum.exception}`,
    );
  const fits = (text: string, { minLength, maxLength }: { minLength: number; maxLength: number }) =>
    text.length >= minLength && text.length <= maxLength;
  const wrong = list.filter(({ Key = '', Value = '' }) => !fits(Key, tags.key) || !fits(Value, tags.value));
  const keys = new Set(list.map(({ Key }) => Key));
  return [
    ...(list.length > limit
      ? [{ member, what: `has ${list.length} tags; the maximum is ${limit}`, errors: tooManyErrors }]
      : []),
    ...(wrong.length > 0
      ? [{ member, what: `has ${counted(wrong.length, 'malformed tag')}`, errors: malformedErrors }]
      : []),
    ...(keys.size < list.length ? [{ member, what: 'has a repeated key', errors: malformedErrors }] : []),
  ];
}
