import { labelValue, type TextClause } from './clauses.ts';
import { PageError } from './error.ts';
import type { Fact, MemberType } from './spec.ts';

/** Finds the clause with that label, or undefined. */
function labelled(clauses: readonly TextClause[], label: string): TextClause | undefined {
  return clauses.find((clause) => clause.label === label);
}

/**
 * Reads `Type: …`. A list gives its item type as the page names it.
 * @throws PageError when the line is missing or names a type this parser doesn't know.
 */
export function readType(clauses: readonly TextClause[]): { type: MemberType; items?: string } {
  const clause = labelled(clauses, 'type');
  if (clause === undefined)
    throw missing(clauses, "has no type. Add a line 'Type: String', or check that the page is whole");
  const words = labelValue(clause);
  if (words === 'String') return { type: 'string' };
  if (words === 'Boolean') return { type: 'boolean' };
  const item = /^Array of (\w+) objects$/.exec(words)?.[1];
  if (item !== undefined) return { type: 'list', items: item };
  throw new PageError(
    clause.section,
    clause.line,
    `'${words}' is an unknown type of ${clause.member}. Known: String, Boolean, 'Array of X objects'.`,
  );
}

/** @throws PageError when `Required: …` is missing or is neither Yes nor No. */
export function readRequired(clauses: readonly TextClause[]): boolean {
  const clause = labelled(clauses, 'required');
  if (clause === undefined)
    throw missing(
      clauses,
      "lacks 'Required: Yes' or 'Required: No'. Add it, or check that the page is whole",
    );
  const words = labelValue(clause);
  if (words === 'Yes') return true;
  if (words === 'No') return false;
  throw new PageError(
    clause.section,
    clause.line,
    `'Required' of ${clause.member} is '${words}'. Write Yes or No.`,
  );
}

/** @throws PageError when `HTTP Status Code: …` is missing or is no three-digit number. */
export function readStatus(clauses: readonly TextClause[]): number {
  const clause = labelled(clauses, 'status');
  if (clause === undefined)
    throw missing(clauses, "has no HTTP status. Add 'HTTP Status Code: N', or check that the page is whole");
  const words = labelValue(clause);
  if (/^[1-5]\d\d$/.test(words)) return Number(words);
  throw new PageError(
    clause.section,
    clause.line,
    `'${words}' is no HTTP status. Write three digits, such as 400.`,
  );
}

/** Reads "The default is false". */
export function readDefault(clauses: readonly TextClause[]): Fact<boolean> | undefined {
  for (const clause of clauses) {
    const value = /\bdefault (?:value )?is (true|false)\b/i.exec(clause.text)?.[1];
    if (value !== undefined) return { value: value.toLowerCase() === 'true', clause: clause.id };
  }
  return undefined;
}

/** Reads "Not required unless you specify X". */
export function readRequiredWith(clauses: readonly TextClause[]): Fact<string[]> | undefined {
  for (const clause of clauses) {
    const names = /\brequired unless you (?:also )?specify (.+?)\.?$/i.exec(clause.text)?.[1];
    if (names !== undefined) return { value: names.split(/,? (?:or|and) |, /), clause: clause.id };
  }
  return undefined;
}

/** Whether the page says that this very member or error is out of use. */
export function isOutOfUse(clauses: readonly TextClause[]): boolean {
  return clauses.some((clause) =>
    /^This \w+ (?:(?:has been|is) deprecated|is no longer (?:in use|used))\b/i.test(clause.text),
  );
}

/** The values given as examples: whole lines or bullets that are one unbroken word, such as an ARN. */
export function readExamples(clauses: readonly TextClause[]): Fact<string>[] | undefined {
  const examples = clauses
    .filter((clause) => clause.label === undefined && /^\S+$/.test(clause.text))
    .filter((clause) => clause.bullet || /[^A-Za-z:]/.test(clause.text))
    .map((clause) => ({ value: clause.text, clause: clause.id }));
  return examples.length === 0 ? undefined : examples;
}

function missing(clauses: readonly TextClause[], what: string): PageError {
  const [heading] = clauses;
  return new PageError(heading?.section ?? 'page', heading?.line ?? 0, `${heading?.member} ${what}.`);
}
