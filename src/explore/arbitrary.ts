import fc from 'fast-check';
import type { Exploration } from '../../generated/exploration.ts';
import type { Bindings } from '../contract/template.ts';
import type { Spec } from '../page/spec.ts';
import type { Input } from './oracle.ts';

const LETTERS = [...'abcxyzABCXYZ0189'];
const MARKS = [...'._-'];
/** Just outside of what names may have, and letters that only look as if they were inside. */
const OUTSIDERS = [...' ,/:;@[`{é１ß~'];

/** An IP address has four numbers up to 255. Whether one with a greater number is formatted as one, the page does not say. */
const OCTETS = 4;
const MOST_OF_AN_OCTET = 255;

/** Requests: each member left out, valid, or wrong in a way of its own; shrinks towards the smallest valid request. */
export function requests(
  stem: string,
  spec: Spec,
  exploration: Exploration,
  bindings: Bindings,
): fc.Arbitrary<Input> {
  const { references, pairs, booleans, tags } = exploration;
  const members: Record<string, fc.Arbitrary<unknown>> = {
    Name: names(stem, spec),
    S3KeyPrefix: optional(lengthAround(limitOf(spec, 'S3KeyPrefix'))),
  };
  for (const [member, { need }] of Object.entries(references)) {
    const valid = bindings[need]?.id;
    const required = spec.request.members.find(({ name }) => name === member)?.required;
    // A need that could not be had leaves the member out: whatever stood there could not be judged.
    if (valid === undefined) continue;
    members[member] = required ? oftenValid(valid) : optional(oftenValid(valid));
  }
  for (const [index, { needs }] of pairs.entries()) members[`${PAIR}${index}`] = pairsOf(needs, bindings);
  for (const member of booleans) members[member] = optional(fc.boolean());
  members[tags.member] = optional(tagLists(exploration));
  return fc.record(members).map((drawn) => {
    const flat = Object.entries(drawn).flatMap(([key, value]) =>
      key.startsWith(PAIR) ? Object.entries(value ?? {}) : [[key, value] as const],
    );
    return Object.fromEntries(flat.filter(([, value]) => value !== undefined));
  });
}

/** Members that are only valid together are drawn together, so that they also shrink together. */
const PAIR = 'pair ';

function pairsOf(needs: Readonly<Record<string, string>>, bindings: Bindings): fc.Arbitrary<unknown> {
  const entries = Object.entries(needs).flatMap(([member, need]) => {
    const valid = bindings[need]?.id;
    return valid === undefined ? [] : [[member, valid] as const];
  });
  if (entries.length < Object.keys(needs).length) return fc.constant(undefined);
  const any = entries.map(([member, valid]) => [member, optional(oftenValid(valid))] as const);
  return fc.option(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(Object.fromEntries(entries)) },
      { weight: 1, arbitrary: fc.record(Object.fromEntries(any)) },
    ),
    { nil: undefined, freq: 2 },
  );
}

function oftenValid(valid: string): fc.Arbitrary<string> {
  return fc.oneof({ weight: 8, arbitrary: fc.constant(valid) }, { weight: 1, arbitrary: strangers(valid) });
}

function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: 2 });
}

/** Names that carry the run, with anything behind or before; and short ones, long ones, addresses. */
function names(stem: string, spec: Spec): fc.Arbitrary<string> {
  const member = spec.request.members.find(({ name }) => name === 'Name');
  const most = member?.limits?.maxLength?.value ?? 0;
  const least = member?.limits?.minLength?.value ?? 0;
  const inside = fc.constantFrom(...LETTERS, ...MARKS);
  const any = fc.oneof(
    { weight: 20, arbitrary: inside },
    { weight: 1, arbitrary: fc.constantFrom(...OUTSIDERS) },
  );
  const tail = fc.string({ unit: any, maxLength: 12 });
  const octet = fc.integer({ min: 0, max: MOST_OF_AN_OCTET });
  const numbers = fc
    .oneof(
      fc.array(octet, { minLength: OCTETS, maxLength: OCTETS }),
      fc.array(fc.nat(999), { minLength: OCTETS - 1, maxLength: OCTETS - 1 }),
      fc.array(fc.nat(999), { minLength: OCTETS + 1, maxLength: OCTETS + 1 }),
    )
    .map((parts) => parts.join('.'));
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 10, arbitrary: tail.map((text) => `${stem}${text}`) },
    { weight: 2, arbitrary: fc.tuple(any, tail).map(([head, text]) => `${head}${stem}${text}`) },
    { weight: 2, arbitrary: fc.integer({ min: -2, max: 2 }).map((off) => stem.padEnd(most + off, 'x')) },
    { weight: 1, arbitrary: fc.string({ unit: inside, minLength: 0, maxLength: least + 1 }) },
    { weight: 1, arbitrary: numbers },
  );
}

function limitOf(spec: Spec, name: string): number {
  return spec.request.members.find((member) => member.name === name)?.limits?.maxLength?.value ?? 0;
}

function lengthAround(most: number): fc.Arbitrary<string> {
  const short = fc.string({ unit: fc.constantFrom(...LETTERS, ...MARKS, '/'), maxLength: 20 });
  const long = fc.integer({ min: -2, max: 2 }).map((off) => 'p'.repeat(most + off));
  return fc.oneof({ weight: 3, arbitrary: short }, { weight: 1, arbitrary: long });
}

/** Values that name nothing that exists: near the valid one, ARNs of other things, and broken ARNs. */
function strangers(valid: string): fc.Arbitrary<string> {
  const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 8 });
  return fc
    .oneof(
      word.map((text) => `${valid}${text}`),
      word.map((text) => `no-such-${text.toLowerCase()}`),
      fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => `arn:${parts.join(':')}`),
    )
    .filter((text) => text !== valid);
}

function tagLists({ tags }: Exploration): fc.Arbitrary<{ Key: string; Value: string }[]> {
  const allowed = fc.constantFrom(...LETTERS, ...'_.:/=+-@ é');
  const unit = fc.oneof(
    { weight: 40, arbitrary: allowed },
    { weight: 1, arbitrary: fc.constantFrom(...'<>&!#') },
  );
  const text = ({ minLength, maxLength }: { minLength: number; maxLength: number }) =>
    fc.oneof(
      { weight: 8, arbitrary: fc.string({ unit, minLength, maxLength: 12 }) },
      {
        weight: 1,
        arbitrary: fc.integer({ min: maxLength - 1, max: maxLength + 1 }).map((n) => 'k'.repeat(n)),
      },
      { weight: 1, arbitrary: fc.constant('') },
    );
  // Keys under aws: are reserved, and nothing says what a request with one is answered.
  const key = text(tags.key).filter((one) => !/^aws:/i.test(one));
  const few = fc.array(fc.record({ Key: key, Value: text(tags.value) }), { maxLength: 4 });
  const many = fc
    .integer({ min: 49, max: 52 })
    .map((count) => Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, Value: 'v' })));
  const twice = fc
    .tuple(few, key, text(tags.value), text(tags.value))
    .map(([list, Key, one, other]) => [{ Key, Value: one }, ...list, { Key, Value: other }]);
  return fc.oneof(
    { weight: 6, arbitrary: few },
    { weight: 1, arbitrary: many },
    { weight: 1, arbitrary: twice },
  );
}
