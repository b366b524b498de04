import fc from 'fast-check';
import type { Exploration, ExploredLengths } from '../../generated/exploration.ts';
import { LETTERS } from './alphabet.ts';

interface Tag {
  Key: string;
  Value: string;
}

/** Lists of a few tags, of about as many as are allowed, and with a repeated key. */
export function tagLists({ tags }: Exploration): fc.Arbitrary<Tag[]> {
  // Keys under aws: are reserved, and no source states the error for them.
  const key = text(tags.key).filter((candidate) => !/^aws:/i.test(candidate));
  const value = text(tags.value);
  const few = fc.array(fc.record({ Key: key, Value: value }), { maxLength: 4 });
  const many = fc
    .integer({ min: 49, max: 52 })
    .map((count) => Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, Value: 'v' })));
  const repeated = fc
    .tuple(few, key, text(tags.value), text(tags.value))
    .map(([list, Key, first, second]) => [{ Key, Value: first }, ...list, { Key, Value: second }]);
  return fc.oneof(
    { weight: 6, arbitrary: few },
    { weight: 1, arbitrary: many },
    { weight: 1, arbitrary: repeated },
  );
}

function text({ minLength, maxLength }: ExploredLengths): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom(...LETTERS, ...'_.:/=+-@ é') },
    { weight: 1, arbitrary: fc.constantFrom(...'<>&!#') },
  );
  const long = fc.integer({ min: maxLength - 1, max: maxLength + 1 }).map((length) => 'k'.repeat(length));
  return fc.oneof(
    { weight: 8, arbitrary: fc.string({ unit, minLength, maxLength: 12 }) },
    { weight: 1, arbitrary: long },
    { weight: 1, arbitrary: fc.constant('') },
  );
}
