import { distance } from 'fastest-levenshtein';

interface Search {
  /** Most names to give. */
  most?: number;
  /** Other ways to write a name. */
  spellings?: (name: string) => readonly string[];
}

/** The names that somebody who typed this likely meant, closest first. A name that contains the typed text is close too. */
export function nearMisses(
  typed: string,
  names: readonly string[],
  { most = 1, spellings = (name) => [name] }: Search = {},
): string[] {
  const wanted = typed.toLowerCase();
  const farthest = Math.min(wanted.length - 1, Math.max(2, wanted.length / 3));
  const rank = (spelling: string) => {
    const isPart = wanted.length > 3 && spelling.includes(wanted);
    return isPart ? 0.5 : distance(wanted, spelling);
  };
  return names
    .map((name) => ({ name, rank: Math.min(...spellings(name).map((one) => rank(one.toLowerCase()))) }))
    .filter((one) => one.rank <= farthest)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ name }) => name);
}

/** What to write instead of an unknown name: the one that was likely meant, else every name there is. */
export function didYouMean(typed: string, names: readonly string[]): string {
  const [near] = nearMisses(typed, names);
  return near === undefined ? `Expected one of ${names.join(', ')}.` : `Did you mean ${near}?`;
}
