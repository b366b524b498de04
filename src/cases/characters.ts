const NAMES: Readonly<Record<string, string>> = {
  '.': 'dot',
  _: 'underscore',
  '-': 'dash',
  ' ': 'space',
  '\n': 'line-end',
};
const SHOWN: Readonly<Record<string, string>> = { ' ': 'a space', '\t': 'a tab', '\n': 'a line end' };

/** Characters that a charset such as `a-zA-Z0-9._-` leaves out: the neighbours of each range, and those of `others` that it doesn't allow. */
export function outsiders(charset: string, others: readonly string[] = []): string[] {
  const allowed = new RegExp(`^[${charset}]$`);
  const ends = [...charset.matchAll(/(.)-(.)|(.)/gsu)].flatMap(([, from, to, single]) => [
    from ?? single,
    to ?? single,
  ]);
  const neighbours = ends.flatMap((end = '') => {
    const point = end.codePointAt(0) ?? 0;
    return [String.fromCodePoint(point - 1), String.fromCodePoint(point + 1)];
  });
  return [...new Set([...neighbours, ...others])].filter((char) => !allowed.test(char)).sort();
}

/** The character in a case id by its code point: `u0021`. */
export function codePoint(char: string): string {
  return `u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/** The character in a case id by its name, such as `dot`, or else by its code point. */
export function nameOf(char: string): string {
  return NAMES[char] ?? codePoint(char);
}

/** The character in a title. */
export function showCharacter(char: string): string {
  const invisible = /\p{C}/u.test(char) ? codePoint(char).replace('u', 'U+') : undefined;
  return SHOWN[char] ?? invisible ?? `the character ${char}`;
}
