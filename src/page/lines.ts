/** One non-blank line of the page. `number` counts from 1 in the page's text, blank lines included. */
export interface Line {
  text: string;
  number: number;
  bullet: boolean;
}

const BULLET = /^[•*‣◦-]\s+/u;

/** Splits the page's text into its non-blank lines: white space collapsed, bullet signs taken off and remembered. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    // A byte order mark is white space to `trim`.
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
