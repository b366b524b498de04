import { PageError } from './error.ts';
import type { Line } from './lines.ts';
import type { Section } from './sections.ts';

/** One member or error: its heading line and the lines that describe it. */
export interface Entry {
  name: string;
  heading: Line;
  lines: Line[];
}

/** Single words on a line that are not the name of a member. */
const ADMONITIONS = new Set(['Note', 'Notes', 'Important', 'Warning', 'Tip', 'Caution']);
const MEMBER_NAME = /^[A-Za-z][A-Za-z0-9]*$/;
/** An error's own members (`message`) begin in lower case on the pages that list them. */
const ERROR_NAME = /^[A-Z][A-Za-z0-9]*$/;

/**
 * Splits a list section into its introduction and its entries. An entry begins at a line that contains only a name.
 * @throws PageError when a name is repeated or the list is empty
 */
export function splitEntries(section: Section): { intro: Line[]; entries: Entry[] } {
  const pattern = section.name === 'errors' ? ERROR_NAME : MEMBER_NAME;
  const intro: Line[] = [];
  const entries: Entry[] = [];
  for (const line of section.lines) {
    if (!line.bullet && pattern.test(line.text) && !ADMONITIONS.has(line.text)) {
      if (entries.some((entry) => entry.name === line.text)) {
        throw new PageError(
          section.name,
          line.number,
          `'${line.text}' is listed twice. Remove the second description.`,
        );
      }
      entries.push({ name: line.text, heading: line, lines: [] });
    } else {
      (entries.at(-1)?.lines ?? intro).push(line);
    }
  }
  if (entries.length === 0) {
    const at = section.heading?.number ?? 0;
    throw new PageError(
      section.name,
      at,
      'the list is empty. Give the whole page, with each name on its own line.',
    );
  }
  return { intro, entries };
}
