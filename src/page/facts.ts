import { labelValue, type TextClause } from './clauses.ts';
import { clauseError, PageError } from './error.ts';
import { shapeOf } from './shape.ts';
import type { Fact, Shape } from './spec.ts';

/**
 * Reads `Type: …`.
 * @throws PageError when the line is missing or names a type that this parser doesn't know
 */
export function readType(clauses: readonly TextClause[]): Shape {
  const clause = labelled(
    clauses,
    'type',
    "has no type. Add a line 'Type: String', or check that the page is complete",
  );
  const words = labelValue(clause);
  const shape = shapeOf(words);
  if (shape !== undefined) return shape;
  throw clauseError(
    clause,
    `'${words}' is an unknown type of ${nameOf(clause)}. Known: String, Boolean, Integer, Long, Float, Double, Timestamp, 'Base64-encoded binary data object', 'X object', 'Array of …', 'String to … map'.`,
  );
}

/** Reads `Pattern: …`, which is a regular expression. */
export function readPattern(clauses: readonly TextClause[]): Fact<string> | undefined {
  const clause = clauses.find(({ label }) => label === 'pattern');
  return clause && { value: labelValue(clause), clause: clause.id };
}

/** Reads `Valid Values: A | B`. */
export function readValues(clauses: readonly TextClause[]): Fact<string[]> | undefined {
  const clause = clauses.find(({ label }) => label === 'values');
  return clause && { value: labelValue(clause).split(/\s*\|\s*/), clause: clause.id };
}

/** Reads that the member is deprecated, or no longer in use. */
export function readDeprecated(clauses: readonly TextClause[]): Fact<boolean> | undefined {
  const clause = clauses.find(isOutOfUseHere);
  return clause && { value: true, clause: clause.id };
}

/** @throws PageError when `Required: …` is missing or is neither Yes nor No */
export function readRequired(clauses: readonly TextClause[]): boolean {
  const clause = labelled(
    clauses,
    'required',
    "has neither 'Required: Yes' nor 'Required: No'. Add it, or check that the page is complete",
  );
  const words = labelValue(clause);
  if (words === 'Yes') return true;
  if (words === 'No') return false;
  throw clauseError(clause, `'Required' of ${nameOf(clause)} is '${words}'. Write Yes or No.`);
}

/** @throws PageError when `HTTP Status Code: …` is missing or isn't a three-digit number */
export function readStatus(clauses: readonly TextClause[]): number {
  const clause = labelled(
    clauses,
    'status',
    "has no HTTP status. Add 'HTTP Status Code: N', or check that the page is complete",
  );
  const words = labelValue(clause);
  if (/^[1-5]\d\d$/.test(words)) return Number(words);
  throw clauseError(clause, `An HTTP status has three digits, such as 400, got '${words}'.`);
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

/** Whether the page calls this member or error itself deprecated or no longer in use. */
export function isOutOfUse(clauses: readonly TextClause[]): boolean {
  return clauses.some(isOutOfUseHere);
}

function isOutOfUseHere({ label, text }: TextClause): boolean {
  return (
    label === 'deprecated' ||
    /^This \w+ (?:(?:has been|is) deprecated|is no longer (?:in use|used|returned|supported|thrown))\b/i.test(
      text,
    )
  );
}

/** The example values: lines or bullets that are a single word without spaces, such as an ARN. */
export function readExamples(clauses: readonly TextClause[]): Fact<string>[] | undefined {
  const examples = clauses
    .filter((clause) => clause.label === undefined && /^\S+$/.test(clause.text))
    .filter((clause) => clause.bullet || /[^A-Za-z:]/.test(clause.text))
    .map((clause) => ({ value: clause.text, clause: clause.id }));
  return examples.length === 0 ? undefined : examples;
}

/** The clause with a label. @throws PageError with `missing` when there is none */
function labelled(clauses: readonly TextClause[], label: string, missing: string): TextClause {
  const clause = clauses.find((candidate) => candidate.label === label);
  if (clause !== undefined) return clause;
  const [heading] = clauses;
  const name = heading && nameOf(heading);
  throw new PageError(heading?.section ?? 'page', heading?.line ?? 0, `${name} ${missing}.`);
}

function nameOf({ member, part }: TextClause): string | undefined {
  return part === undefined ? member : `${member}.${part}`;
}
