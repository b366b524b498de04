import { PageError } from './error.ts';
import type { Line } from './lines.ts';
import type { Section } from './sections.ts';

/** A member of a structure or of an error, inside the entry of that. */
export interface Part {
  name: string;
  heading: Line;
  lines: Line[];
}

/** One member, error or structure: its heading line, the lines that describe it, and its own members. */
export interface Entry extends Part {
  parts: Part[];
}

/** Single words on a line that are not the name of a member. */
export const ADMONITIONS = new Set(['Note', 'Notes', 'Important', 'Warning', 'Tip', 'Caution']);
const NAME = /^[A-Za-z][A-Za-z0-9]*$/;
const ERROR_NAME = /^[A-Z][A-Za-z0-9]*$/;
/** Such a name is no member of another error, even if that error has no status. */
const SURE_ERROR_NAME = /^[A-Z]\w*(?:Exception|Error|Fault)$/;
const TYPE = /^Type:/;
const STATUS = /^HTTP Status Code:/;

/**
 * Splits a list section into its introduction and its entries.
 * @param shown the names in the syntax block of the section
 * @throws PageError when a name is repeated, or the list is empty without a word that explains it
 */
export function splitEntries(
  section: Section,
  shown: ReadonlySet<string> = new Set(),
): { intro: Line[]; entries: Entry[] } {
  const intro: Line[] = [];
  const entries: Entry[] = [];
  for (const [at, line] of section.lines.entries()) {
    const entry = entries.at(-1);
    const role = roleOf(line, section, at, shown, entry);
    // The status of an error belongs to the error, also behind its members.
    if (role === 'status') entry?.lines.push(line);
    else if (role === undefined) (entry?.parts.at(-1)?.lines ?? entry?.lines ?? intro).push(line);
    else {
      const part: Part = { name: line.text, heading: line, lines: [] };
      refuseSecond(role === 'entry' ? entries : (entry?.parts ?? []), part, section);
      if (role === 'entry') entries.push({ ...part, parts: [] });
      else entry?.parts.push(part);
    }
  }
  const lost = section.name === 'errors' && intro.some(({ text }) => STATUS.test(text));
  if (entries.length === 0 && (intro.length === 0 || lost)) {
    const at = section.heading?.number ?? 0;
    throw new PageError(
      section.name,
      at,
      'the list is empty. Give the whole page, with each name on its own line.',
    );
  }
  return { intro, entries };
}

/** What a line begins: an entry, a member of the entry before it, or nothing. */
function roleOf(
  line: Line,
  section: Section,
  at: number,
  shown: ReadonlySet<string>,
  entry: Entry | undefined,
): 'entry' | 'part' | 'status' | undefined {
  if (line.role === 'entry' || line.role === 'part') return line.role;
  if (section.name === 'errors' && STATUS.test(line.text)) return entry && 'status';
  if (line.role !== undefined || line.bullet || !NAME.test(line.text)) return undefined;
  if (section.name !== 'errors') return isMember(line, section, at, shown) ? 'entry' : undefined;
  if (ADMONITIONS.has(line.text)) return undefined;
  if (entry === undefined || entry.lines.some(({ text }) => STATUS.test(text))) {
    return ERROR_NAME.test(line.text) ? 'entry' : undefined;
  }
  return SURE_ERROR_NAME.test(line.text) ? 'entry' : 'part';
}

/** A member is in the syntax block, or has a type before the next single word. */
function isMember({ text }: Line, section: Section, at: number, shown: ReadonlySet<string>): boolean {
  if (shown.has(text)) return true;
  if (ADMONITIONS.has(text)) return false;
  const rest = section.lines.slice(at + 1);
  const next = rest.findIndex((line) => !line.bullet && NAME.test(line.text) && !ADMONITIONS.has(line.text));
  return rest.slice(0, next === -1 ? undefined : next).some((line) => TYPE.test(line.text));
}

function refuseSecond(known: readonly Part[], { name, heading }: Part, section: Section): void {
  if (!known.some((part) => part.name === name)) return;
  const what = `'${name}' is listed twice. Remove the second description.`;
  throw new PageError(section.name, heading.number, what);
}
