import fc from 'fast-check';
import type { Exploration } from '../../generated/exploration.ts';
import type { Bindings } from '../contract/template.ts';
import type { Spec } from '../page/spec.ts';
import { LETTERS, MARKS, optional } from './alphabet.ts';
import { names } from './names.ts';
import type { Input } from './oracle.ts';
import { tagLists } from './tags.ts';

/** Requests: each member is absent, valid, or wrong in its own way. They shrink towards the minimal request. */
export function requests(
  stem: string,
  spec: Spec,
  exploration: Exploration,
  bindings: Bindings,
): fc.Arbitrary<Input> {
  const { references, pairs, booleans, tags } = exploration;
  const memberOf = (member: string) => spec.request.members.find(({ name }) => name === member);
  const members: Record<string, fc.Arbitrary<unknown>> = {
    Name: names(stem, spec),
    S3KeyPrefix: optional(lengthAround(memberOf('S3KeyPrefix')?.limits?.maxLength?.value ?? 0)),
  };
  for (const [member, { need }] of Object.entries(references)) {
    const valid = bindings[need]?.id;
    // Without the need no value of the member could be judged, so it is left out.
    if (valid === undefined) continue;
    members[member] = memberOf(member)?.required ? oftenValid(valid) : optional(oftenValid(valid));
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

/** Members that are only valid together are generated together, so that they also shrink together. */
const PAIR = 'pair ';

function pairsOf(needs: Readonly<Record<string, string>>, bindings: Bindings): fc.Arbitrary<unknown> {
  const entries = Object.entries(needs).flatMap(([member, need]) => {
    const valid = bindings[need]?.id;
    return valid === undefined ? [] : [[member, valid] as const];
  });
  if (entries.length < Object.keys(needs).length) return fc.constant(undefined);
  const any = entries.map(([member, valid]) => [member, optional(oftenValid(valid))] as const);
  return optional(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(Object.fromEntries(entries)) },
      { weight: 1, arbitrary: fc.record(Object.fromEntries(any)) },
    ),
  );
}

function oftenValid(valid: string): fc.Arbitrary<string> {
  return fc.oneof({ weight: 8, arbitrary: fc.constant(valid) }, { weight: 1, arbitrary: unknownTo(valid) });
}

function lengthAround(limit: number): fc.Arbitrary<string> {
  const short = fc.string({ unit: fc.constantFrom(...LETTERS, ...MARKS, '/'), maxLength: 20 });
  const long = fc.integer({ min: -2, max: 2 }).map((off) => 'p'.repeat(limit + off));
  return fc.oneof({ weight: 3, arbitrary: short }, { weight: 1, arbitrary: long });
}

/** Values of resources that don't exist: similar to the valid one, ARNs of other things, and malformed ARNs. */
function unknownTo(valid: string): fc.Arbitrary<string> {
  const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 8 });
  return fc
    .oneof(
      word.map((text) => `${valid}${text}`),
      word.map((text) => `no-such-${text.toLowerCase()}`),
      fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => `arn:${parts.join(':')}`),
    )
    .filter((text) => text !== valid);
}
