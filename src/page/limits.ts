import type { TextClause } from './clauses.ts';
import { clauseError } from './error.ts';
import type { Limits } from './spec.ts';

const NUMBER = String.raw`(\d[\d,]*)`;
const VALUE = String.raw`(-?\d[\d,]*(?:\.\d+)?)`;

/** How the page words its limits, and the limit that each number is. */
const WORDINGS: readonly { pattern: RegExp; limits: readonly string[] }[] = [
  {
    pattern: new RegExp(`\\bbetween ${NUMBER} and ${NUMBER} characters`, 'i'),
    limits: ['minLength', 'maxLength'],
  },
  {
    pattern: new RegExp(`\\bno (?:longer|more) than ${NUMBER} (?:Unicode |ASCII )?characters`, 'i'),
    limits: ['maxLength'],
  },
  {
    pattern: new RegExp(`^(?:Length Constraints: )?Fixed length of ${NUMBER}`, 'i'),
    limits: ['minLength', 'maxLength'],
  },
  { pattern: new RegExp(`\\bfixed number of ${NUMBER} items?`, 'i'), limits: ['minItems', 'maxItems'] },
  { pattern: new RegExp(`^Valid Range:.*\\bminimum value of ${VALUE}`, 'i'), limits: ['minValue'] },
  { pattern: new RegExp(`^Valid Range:.*\\bmaximum value of ${VALUE}`, 'i'), limits: ['maxValue'] },
  { pattern: new RegExp(`^Valid Range:.*\\bfixed value of ${VALUE}`, 'i'), limits: ['minValue', 'maxValue'] },
  { pattern: new RegExp(`\\bminimum length (?:is|of) ${NUMBER}`, 'i'), limits: ['minLength'] },
  { pattern: new RegExp(`\\bmaximum length (?:is|of) ${NUMBER}`, 'i'), limits: ['maxLength'] },
  { pattern: new RegExp(`\\bminimum number of ${NUMBER} items?`, 'i'), limits: ['minItems'] },
  { pattern: new RegExp(`\\bmaximum number of ${NUMBER} items?`, 'i'), limits: ['maxItems'] },
];
/** Labels of lines that state nothing but limits. */
const BOUNDS = new Set(['items', 'entries', 'length', 'keylength', 'valuelength', 'range']);
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
  let conditional = false;
  for (const clause of clauses) {
    if (!clause.bullet) conditional = isCondition(clause.text);
    const stated = WORDINGS.flatMap(({ pattern, limits: names }) => {
      const match = pattern.exec(clause.text);
      // A fixed length is both limits.
      const numbers = match?.slice(1) ?? [];
      return match === null
        ? []
        : names.map((name, index) => [of(clause.label, name), numbers[index] ?? numbers[0]] as const);
    });
    if (stated.length === 0 && clause.label !== undefined && BOUNDS.has(clause.label)) {
      throw clauseError(
        clause,
        `no limit can be read from '${clause.text}'. Write 'Minimum/Maximum … of N'.`,
      );
    }
    counted = COUNTED.exec(clause.text)?.[1] ?? counted;
    const count = COUNT_LIMIT.exec(clause.text)?.[1];
    if (count !== undefined && counted !== undefined) stated.push([`max${capitalise(counted)}`, count]);
    for (const [name, digits] of stated) setLimit(limits, name, { digits, clause, conditional });
  }
  return Object.keys(limits).length === 0 ? undefined : limits;
}

/** Whether a sentence, and the bullets under it, hold only sometimes: "If Name is a trail name, …". */
export function isCondition(leadIn: string): boolean {
  return /^(?:if|when)\b/i.test(leadIn);
}

/** Whether a text says nothing but how long a value may be. */
export function statesLength(text: string): boolean {
  const rest = WORDINGS.filter(({ limits }) => limits.some((limit) => limit.endsWith('Length')))
    .map(({ pattern }) => text.replace(pattern, ''))
    .find((left) => left !== text);
  return rest !== undefined && /^(?:(?:must )?(?:be|have) ?)?(?: long)?\.?$/i.test(rest.trim());
}

/** The limit of the keys or of the values of a map. */
function of(label: string | undefined, name: string): string {
  if (label === 'keylength') return name.replace('Length', 'KeyLength');
  return label === 'valuelength' ? name.replace('Length', 'ValueLength') : name;
}

interface Stated {
  digits: string | undefined;
  clause: TextClause;
  conditional: boolean;
}

function setLimit(limits: Limits, name: string, { digits, clause, conditional }: Stated): void {
  const value = Number(digits?.replaceAll(',', ''));
  const known = limits[name];
  if (known !== undefined && known.value !== value) {
    throw clauseError(
      clause,
      `${name} is ${value} here and ${known.value} in ${known.clause}. The page contradicts itself: fix one of them.`,
    );
  }
  limits[name] ??= { value, clause: clause.id, ...(conditional ? { conditional } : {}) };
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
