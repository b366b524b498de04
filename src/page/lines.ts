/**
 * What a line is where its source tells: a heading of a section, the name of a member or error (`entry`), the name of a
 * member of a structure or error (`part`), a labelled fact, or only words. Text does not tell: there the words decide.
 */
export type Role = 'section' | 'entry' | 'part' | 'label' | 'words';

/** One non-blank line of the page. `number` counts from 1 in the page's text, blank lines included. */
export interface Line {
  text: string;
  number: number;
  bullet: boolean;
  role?: Role;
}

const BULLET = /^[•*‣◦-]\s+/u;

/** Splits the text of the page into its non-blank lines. White space is collapsed and bullet signs become a flag. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    // `trim` also removes a byte order mark.
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    const bullet = BULLET.test(trimmed);
    lines.push({
      text: trimmed.replace(BULLET, '').replace(/\s+/g, ' '),
      number: index + 1,
      bullet,
    });
  }
  return lines;
}
