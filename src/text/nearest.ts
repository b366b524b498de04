import { closest, distance } from 'fastest-levenshtein';

/** Letters that a name may be off and still be taken for a typing error, and the share of its length they may be. */
const CLOSE = { letters: 3, share: 1 / 2 };

/** What to write instead of a name that is none: the one that was likely meant, or all there are. */
export function nearest(name: string, names: readonly string[]): string {
  const near = closest(name, [...names]);
  const off = near ? distance(name.toLowerCase(), near.toLowerCase()) : Number.POSITIVE_INFINITY;
  return off <= Math.min(CLOSE.letters, name.length * CLOSE.share)
    ? `perhaps ${near} is meant`
    : `expected one of ${names.join(', ')}`;
}
