/** A page whose lines are all this short was wrapped: each of its paragraphs has lines of many times this width. */
const WIDEST = 120;
const BEGINNING = /^\s*[•*‣◦+-]\s/u;

/**
 * Joins the lines of a text that was wrapped at some width: a line belongs to the line before where its first word did not
 * fit there. Each joined line keeps its place, so that the numbers of the lines stay the same.
 */
export function unwrap(text: string): string {
  const lines = text.split('\n');
  const width = Math.max(...lines.map(({ length }) => length));
  if (width > WIDEST) return text;
  const joined: string[] = [];
  let at = -1;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1] ?? '';
    const [first = ''] = line.trim().split(' ', 1);
    const continues = before.trim() !== '' && first !== '' && !BEGINNING.test(line);
    if (continues && before.length + 1 + first.length > width) {
      joined[at] = `${joined[at]} ${line.trim()}`;
      joined.push('');
    } else {
      at = joined.length;
      joined.push(line);
    }
  }
  return joined.join('\n');
}
