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
  const known = text(tags.key).filter((candidate) => !/^aws:/i.test(candidate));
  const key = fc.oneof({ weight: 9, arbitrary: known }, { weight: 1, arbitrary: fc.constant('') });
  // Whether an empty value is accepted is in doubt.
  const value = text({ ...tags.value, minLength: 1 });
  const few = fc.array(fc.record({ Key: key, Value: value }), { maxLength: 4 });
  const many = fc
    .integer({ min: 49, max: 52 })
    .map((count) => Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, Value: 'v' })));
  const repeated = fc
    .tuple(few, key, value, value)
    .map(([list, Key, first, second]) => [{ Key, Value: first }, ...list, { Key, Value: second }]);
  return fc.oneof(
    { weight: 6, arbitrary: few },
    { weight: 1, arbitrary: many },
    { weight: 1, arbitrary: repeated },
  );
}

/** Only characters that no source calls wrong: what another one gets is in doubt. */
function text({ minLength, maxLength }: ExploredLengths): fc.Arbitrary<string> {
  const unit = fc.constantFrom(...LETTERS, ...'_.:/=+-@ é');
  const long = fc.integer({ min: maxLength - 1, max: maxLength + 1 }).map((length) => 'k'.repeat(length));
  return fc.oneof(
    { weight: 8, arbitrary: fc.string({ unit, minLength, maxLength: 12 }) },
    { weight: 1, arbitrary: long },
  );
}
