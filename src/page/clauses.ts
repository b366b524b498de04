import { digestOf } from './digest.ts';
import { PageError } from './error.ts';
import type { Line } from './lines.ts';
import { splitSentences } from './sentences.ts';
import type { Clause, SectionName } from './spec.ts';

/** A clause with the page's words, from which the facts are read. Only `clauseSentences` gives them to a reader. */
export interface TextClause extends Clause {
  text: string;
  line: number;
  bullet: boolean;
}

/** Lines that state one fact after a label; the label becomes the end of the clause's id. */
const LABELS: readonly [label: string, prefix: string][] = [
  ['type', 'Type:'],
  ['required', 'Required:'],
  ['items', 'Array Members:'],
  ['entries', 'Map Entries:'],
  ['length', 'Length Constraints:'],
  ['keylength', 'Key Length Constraints:'],
  ['valuelength', 'Value Length Constraints:'],
  ['pattern', 'Pattern:'],
  ['keypattern', 'Key Pattern:'],
  ['valuepattern', 'Value Pattern:'],
  ['values', 'Valid Values:'],
  ['keys', 'Valid Keys:'],
  ['range', 'Valid Range:'],
  ['deprecated', 'Deprecated:'],
  ['status', 'HTTP Status Code:'],
];

/** The beginning of the ids in a section, where it isn't the name of the section. */
const PREFIXES: Partial<Record<SectionName, string>> = { errors: 'error', structures: 'structure' };

/** Digest of the text with each run of white space replaced by a space, and with straight quotes. */
export function hashText(text: string): string {
  const straight = text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  return digestOf(straight.replace(/\s+/g, ' ').trim());
}

/** The value after the label: `Type: String` gives `String`. */
export function labelValue(clause: TextClause): string {
  return clause.text.slice(clause.text.indexOf(':') + 1).trim();
}

/**
 * Turns the lines of a member, or of the introduction of a section, into clauses: one for the heading, one for each
 * sentence of a paragraph, one for each bullet and one for each labelled line.
 * @param part the member of the structure or error that the lines describe
 * @throws PageError when a label is repeated
 */
export function makeClauses(
  section: SectionName,
  member: string | undefined,
  heading: Line | undefined,
  lines: readonly Line[],
  part?: string,
): TextClause[] {
  const clauses: TextClause[] = [];
  const add = (text: string, line: Line, label?: string): void => {
    const ordinal = clauses.length + (heading === undefined ? 1 : 0);
    const prefix = PREFIXES[section] ?? section;
    const id = [prefix, member, part, label ?? ordinal].filter((piece) => piece !== undefined).join('.');
    if (clauses.some((clause) => clause.id === id)) {
      throw new PageError(
        section,
        line.number,
        `'${text}' repeats a line of ${part ?? member ?? section}. Keep one.`,
      );
    }
    clauses.push({
      id,
      section,
      ...(member === undefined ? {} : { member }),
      ...(part === undefined ? {} : { part }),
      ordinal,
      ...(label === undefined ? {} : { label }),
      sha256: hashText(text),
      text,
      line: line.number,
      bullet: line.bullet,
    });
  };
  if (heading !== undefined) add(heading.text, heading, 'heading');
  for (const line of lines) {
    const label = labelOf(line);
    if (label !== undefined) add(line.text, line, label);
    else if (line.bullet) add(line.text, line);
    else for (const sentence of splitSentences(line.text)) add(sentence, line);
  }
  return clauses;
}

function labelOf({ text, role }: Line): string | undefined {
  return role === 'words' ? undefined : LABELS.find(([, prefix]) => text.startsWith(prefix))?.[0];
}

/** The clause as it is in the spec: without the page's words. */
export function withoutText({ text: _text, line: _line, bullet: _bullet, ...clause }: TextClause): Clause {
  return clause;
}
