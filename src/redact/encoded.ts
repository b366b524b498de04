/** One escaped character: JSON, percent, or a character reference of HTML and XML. */
const ESCAPE = String.raw`\\+u00[0-9a-f]{2}|%[0-9a-f]{2}|&#x0{0,4}[0-9a-f]{2};|&#0{0,4}\d{2,3};`;

/** Pattern source for a text with any characters escaped, and for its Base64 and hex. Use it with the flag `i`. */
export function encodedForms(text: string): string {
  const characters = [...text].map(encodedCharacter).join('');
  const hex = Buffer.from(text).toString('hex');
  return [characters, hex, ...base64Forms(text).map(escapePattern)].join('|');
}

/** Pattern source for at least `count` hex digits, each possibly escaped. */
export function encodedHexDigits(count: number): string {
  return `(?:[0-9a-f]|${ESCAPE}){${count},}`;
}

/** Replaces each escape by its character. */
export function decodeEscapes(text: string): string {
  return text.replace(new RegExp(ESCAPE, 'gi'), (written) => {
    const decimal = /^&#(\d+);$/.exec(written)?.[1];
    const hex = /([0-9a-f]{2});?$/i.exec(written)?.[1] ?? '';
    return String.fromCharCode(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

function encodedCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  // JSON allows a backslash before a slash.
  const plain = character === '/' ? String.raw`\\*/` : escapePattern(character);
  const named =
    character === '+' ? '|&plus;' : character === '/' ? '|&sol;' : character === '=' ? '|&equals;' : '';
  return String.raw`(?:${plain}|\\+u00${hex}|%${hex}|&#x0{0,4}${hex};|&#0{0,4}${code};${named})`;
}

/** The parts of a text's Base64 that don't depend on the text before and after it, for each of the three alignments. */
export function base64Forms(text: string): string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.from('\0'.repeat(shift) + text)
      .toString('base64')
      .replace(/=+$/, '');
    const first = shift === 0 ? 0 : shift + 1;
    const whole = (shift + text.length) % 3 === 0;
    return encoded.slice(first, whole ? undefined : -1);
  });
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
