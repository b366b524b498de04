import type { TextClause } from './clauses.ts';
import { PageError } from './error.ts';
import type { Limits } from './spec.ts';

const NUMBER = String.raw`(\d[\d,]*)`;

/** How the page words its bounds, and the limit each number stands for. */
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
 * Reads the bounds stated in the clauses of one member or error. A count ("the limit is 50") is named after what the
 * entry says it counts: `maxTags`.
 * @throws PageError when two clauses disagree, or a labelled bound has no number that can be read.
 */
export function readLimits(clauses: readonly TextClause[]): Limits | undefined {
  const limits: Limits = {};
  const set = (name: string, digits: string | undefined, clause: TextClause): void => {
    const value = Number(digits?.replaceAll(',', ''));
    const known = limits[name];
    if (known !== undefined && known.value !== value) {
      throw new PageError(
        clause.section,
        clause.line,
        `${name} is ${value} here and ${known.value} in ${known.clause}. The page contradicts itself: mend one of them.`,
      );
    }
    limits[name] ??= { value, clause: clause.id };
  };
  let counted: string | undefined;
  for (const clause of clauses) {
    let read = false;
    for (const { pattern, limits: names } of WORDINGS) {
      const match = pattern.exec(clause.text);
      if (match === null) continue;
      read = true;
      for (const [index, name] of names.entries()) set(name, match[index + 1], clause);
    }
    if (!read && (clause.label === 'items' || clause.label === 'length')) {
      throw new PageError(
        clause.section,
        clause.line,
        `no bound can be read from '${clause.text}'. Write 'Minimum/Maximum … of N'.`,
      );
    }
    counted = COUNTED.exec(clause.text)?.[1] ?? counted;
    const count = COUNT_LIMIT.exec(clause.text)?.[1];
    if (count !== undefined) set(`max${capitalise(counted ?? '')}`, count, clause);
  }
  return Object.keys(limits).length === 0 ? undefined : limits;
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
