import fc from 'fast-check';
import type { Spec } from '../page/spec.ts';
import { LETTERS, MARKS } from './alphabet.ts';

/** Just outside the allowed characters, and letters that look as if they were allowed. */
const OUTSIDERS = [...' ,/:;@[`{é１ß~'];

/** An IP address has four numbers up to 255. The page doesn't state whether greater numbers count, so none is generated. */
const OCTETS = 4;
const MAX_OCTET = 255;

/** Names that contain the run id, with any text before or after it; and short names, long names, IP addresses. */
export function names(stem: string, spec: Spec): fc.Arbitrary<string> {
  const { minLength, maxLength } = spec.request.members.find(({ name }) => name === 'Name')?.limits ?? {};
  const inside = fc.constantFrom(...LETTERS, ...MARKS);
  const any = fc.oneof(
    { weight: 20, arbitrary: inside },
    { weight: 1, arbitrary: fc.constantFrom(...OUTSIDERS) },
  );
  const tail = fc.string({ unit: any, maxLength: 12 });
  const long = fc.integer({ min: -2, max: 2 }).map((off) => stem.padEnd((maxLength?.value ?? 0) + off, 'x'));
  const short = fc.string({ unit: inside, minLength: 0, maxLength: (minLength?.value ?? 0) + 1 });
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 10, arbitrary: tail.map((text) => `${stem}${text}`) },
    { weight: 2, arbitrary: fc.tuple(any, tail).map(([head, text]) => `${head}${stem}${text}`) },
    { weight: 2, arbitrary: long },
    { weight: 1, arbitrary: short },
    { weight: 1, arbitrary: addresses() },
  );
}

/** IP addresses, and numbers with too few or too many parts. */
function addresses(): fc.Arbitrary<string> {
  const octet = fc.integer({ min: 0, max: MAX_OCTET });
  return fc
    .oneof(
      fc.array(octet, { minLength: OCTETS, maxLength: OCTETS }),
      fc.array(fc.nat(999), { minLength: OCTETS - 1, maxLength: OCTETS - 1 }),
      fc.array(fc.nat(999), { minLength: OCTETS + 1, maxLength: OCTETS + 1 }),
    )
    .map((parts) => parts.join('.'));
}
