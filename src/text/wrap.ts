/** The columns of a terminal that texts are written for. */
export const COLUMNS = 80;

/**
 * Text in lines of at most so many columns, broken at spaces only: a longer word has a line of its own.
 * @param first how the first line begins; the others are indented as far, or by `hang`
 */
export function wrap(text: string, first = '', hang = ' '.repeat(first.length)): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = hang;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
