import type { TextClause } from './clauses.ts';
import { clauseError } from './error.ts';
import type { Limits } from './spec.ts';

const NUMBER = String.raw`(\d[\d,]*)`;

/** How the page words its limits, and the limit that each number is. */
const WORDINGS: readonly { pattern: RegExp; limits: readonly string[] }[] = [
  {
    pattern: new RegExp(`\\bbetween ${NUMBER} and ${NUMBER} characters`, 'i'),
    limits: ['minLength', 'maxLength'],
  },
  { pattern: new RegExp(`\\bminimum length (?:is|of) ${NUMBER}`, 'i'), limits: ['minLength'] },
  { pattern: new RegExp(`\\bmaximum length (?:is|of) ${NUMBER}`, 'i'), limits: ['maxLength'] },
  { pattern: new RegExp(`\\bminimum number of ${NUMBER} items?`, 'i'), limits: ['minItems'] },
  { pattern: new RegExp(`\\bmaximum number of ${NUMBER} items?`, 'i'), limits: ['maxItems'] },
];
const COUNT_LIMIT = new RegExp(`\\blimit is ${NUMBER}`, 'i');
const COUNTED = /\bnumber of (\p{L}+)/iu;

/**
 * Reads the limits in the clauses of one member or error. A count ("the limit is 50") is named after the things that the
 * entry counts: `maxTags`.
 * @throws PageError when two clauses disagree, or a labelled limit has no number that can be read
 */
export function readLimits(clauses: readonly TextClause[]): Limits | undefined {
  const limits: Limits = {};
  let counted: string | undefined;
  for (const clause of clauses) {
    const stated = WORDINGS.flatMap(({ pattern, limits: names }) => {
      const match = pattern.exec(clause.text);
      return match === null ? [] : names.map((name, index) => [name, match[index + 1]] as const);
    });
    if (stated.length === 0 && (clause.label === 'items' || clause.label === 'length')) {
      throw clauseError(
        clause,
        `no limit can be read from '${clause.text}'. Write 'Minimum/Maximum … of N'.`,
      );
    }
    counted = COUNTED.exec(clause.text)?.[1] ?? counted;
    const count = COUNT_LIMIT.exec(clause.text)?.[1];
    if (count !== undefined) stated.push([`max${capitalise(counted ?? '')}`, count]);
    for (const [name, digits] of stated) setLimit(limits, name, digits, clause);
  }
  return Object.keys(limits).length === 0 ? undefined : limits;
}

function setLimit(limits: Limits, name: string, digits: string | undefined, clause: TextClause): void {
  const value = Number(digits?.replaceAll(',', ''));
  const known = limits[name];
  if (known !== undefined && known.value !== value) {
    throw clauseError(
      clause,
      `${name} is ${value} here and ${known.value} in ${known.clause}. The page contradicts itself: fix one of them.`,
    );
  }
  limits[name] ??= { value, clause: clause.id };
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
