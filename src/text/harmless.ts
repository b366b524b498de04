import { mapStrings } from './map-strings.ts';

/** Longest text of a target that a page or a table shows; the whole of it is in exchanges.jsonl. */
export const LONGEST_SHOWN = 4_000;

const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Text from a target with nothing hidden in it: what a reader can't see, or what would turn the text around or drive a
 * terminal, is written out (`␛`, `‹U+202E›`). Line feeds and tabs stay. At most `longest` characters, then how many there were.
 */
export function visible(text: string, longest = LONGEST_SHOWN): string {
  const shown = text.length > longest ? text.slice(0, longest) : text;
  const clean = shown.replace(CONTROL, writtenOut);
  return text.length > longest ? `${clean}${lengthOf(text)}` : clean;
}

/** {@link visible} on every string in a value, the names of members included. */
export function harmless<T>(value: T): T {
  return mapStrings(value, (text) => visible(text));
}

/** The same value with every text cut that is longer than a page shows, the names of members included. */
export function shortened<T>(value: T): T {
  return mapStrings(value, cut);
}

/** One line of a terminal: nothing that drives it, white space made single, at most `longest` characters. */
export function plain(text: string, longest = 200): string {
  const clean = visible(text, longest * 4).replace(/\s+/gu, ' ');
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}

function cut(text: string): string {
  if (text.length <= LONGEST_SHOWN) return text;
  const rest = lengthOf(text);
  return `${text.slice(0, LONGEST_SHOWN - rest.length)}${rest}`;
}

function lengthOf({ length }: string): string {
  return `… (${length} characters in all, see exchanges.jsonl)`;
}

function writtenOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n' || character === '\t') return character;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
