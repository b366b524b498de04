const BARE = /^[A-Za-z0-9_./:@%+=,-]+$/;

/**
 * A word of a POSIX shell that stands for exactly this text. Text with control characters or anything beyond ASCII is
 * written in the `$'…'` form that bash and zsh read, so that a line can be copied and printed without surprises.
 * NUL can't be in an argument; it is left out.
 */
export function shellWord(text: string): string {
  if (BARE.test(text)) return text;
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  return `$'${[...text].map(escapeCharacter).join('')}'`;
}

/** JSON on one line, in ASCII: what is beyond is escaped as JSON does it. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function escapeCharacter(character: string): string {
  if (character === '\0') return '';
  if (character === '\\' || character === "'") return `\\${character}`;
  if (/[\x20-\x7e]/.test(character)) return character;
  return [...new TextEncoder().encode(character)]
    .map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
    .join('');
}
