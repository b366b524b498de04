import { mapStrings } from '../text/map-strings.ts';
import { canonicalJson } from './canonical.ts';

const TWELVE_DIGITS = /(?<!\d)\d{12}(?!\d)/g;
/** Masks are numbers in the order of appearance. */
const MASK = /^0{6}\d{6}$/;

/**
 * What a case asks for, with the numbers masked that a case draws in the place of an account: redaction can't tell them from one. Only
 * where the recording has a mask there, another one for each number, and never that of the run's own account.
 */
export function withDrawnMasked<T>(asked: T, recorded: unknown, own: string | undefined): T {
  const [drawn, found] = [asked, recorded].map(
    (value) => canonicalJson(value ?? null).match(TWELVE_DIGITS) ?? [],
  );
  if (!drawn || !found || drawn.length !== found.length) return asked;
  const masks = new Map<string, string>();
  for (const [index, number] of drawn.entries()) {
    const mask = found[index] ?? '';
    const isTaken = [...masks].some(([other, taken]) => taken === mask && other !== number);
    if (number !== mask && MASK.test(mask) && mask !== own && !isTaken && number !== own)
      masks.set(number, masks.get(number) ?? mask);
  }
  if (masks.size === 0) return asked;
  return mapStrings(asked, (text) => text.replace(TWELVE_DIGITS, (number) => masks.get(number) ?? number));
}
