/**
 * A text as its letters and digits alone, escapes decoded and in lower case, each with its place in the text. So a secret is
 * found however it is escaped, wrapped, separated or quoted. Each step takes time in proportion to the text.
 */
export interface Characters {
  readonly length: number;
  /** Codes of a-z and 0-9. */
  readonly code: Uint16Array;
  /** Where each is written: from `start` to before `end`. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** An escape inside an escape is decoded so many times. */
const DEEPEST = 3;

/** Letters and digits by character code, in lower case; 0 for all others. */
const LETTERS = Uint16Array.from({ length: 128 }, (_, code) =>
  /[0-9a-z]/i.test(String.fromCharCode(code)) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0,
);

/** Two sets, because each decoding reads one and writes the other. Kept, because most texts are short and there are many. */
let buffers = [buffer(4_096), buffer(4_096)] as const;
const LONGEST_KEPT = 65_536;

function buffer(size: number) {
  return { length: 0, code: new Uint16Array(size), start: new Uint32Array(size), end: new Uint32Array(size) };
}

type Buffer = ReturnType<typeof buffer>;

/** The letters and digits of a text. The result is valid until the next call. */
export function charactersOf(text: string): Characters {
  const size = text.length;
  const isLong = size > buffers[0].code.length;
  const [first, second] = isLong ? ([buffer(size), buffer(size)] as const) : buffers;
  if (isLong && size <= LONGEST_KEPT) buffers = [first, second];
  let from = first;
  let to = second;
  for (let index = 0; index < size; index += 1) put(from, index, text.charCodeAt(index), index, index + 1);
  from.length = size;
  if (/[\\%&]/.test(text)) {
    for (let depth = 0; depth < DEEPEST && decode(from, to); depth += 1) [from, to] = [to, from];
  }
  let length = 0;
  for (let index = 0; index < from.length; index += 1) {
    const letter = LETTERS[from.code[index] ?? 0] ?? 0;
    if (letter > 0) put(from, length++, letter, from.start[index] ?? 0, from.end[index] ?? 0);
  }
  from.length = length;
  return from;
}

/** Letters and digits of a text, as characters alone. */
export function lettersOf(text: string): Uint16Array {
  const { code, length } = charactersOf(text);
  return code.slice(0, length);
}

function put(into: Buffer, at: number, code: number, start: number, end: number): void {
  into.code[at] = code;
  into.start[at] = start;
  into.end[at] = end;
}

const [BACKSLASH, PERCENT, AMPERSAND, HASH, SEMICOLON, U, X] = [...'\\%&#;ux'].map((char) =>
  char.charCodeAt(0),
);
const BLANK = 32;
/** What follows a backslash for a control character: n, r, t, b, f. */
const CONTROLS = new Set([...'nrtbf'].map((char) => char.charCodeAt(0)));

/** Decodes each escape once; false where there was none, and then nothing is in `to`. */
function decode(from: Buffer, to: Buffer): boolean {
  const { code, start, end, length } = from;
  let out = 0;
  let found = false;
  for (let at = 0; at < length; ) {
    const next = escapeAt(code, at, length);
    found ||= next.width > 1;
    put(to, out++, next.code, start[at] ?? 0, end[at + next.width - 1] ?? 0);
    at += next.width;
  }
  to.length = out;
  return found;
}

interface Escape {
  code: number;
  width: number;
}

const result: Escape = { code: 0, width: 1 };

function found(code: number, width: number): Escape {
  result.code = code;
  result.width = width;
  return result;
}

/** The character that is written at a place, escaped or not. */
function escapeAt(code: Uint16Array, at: number, length: number): Escape {
  const char = code[at] ?? 0;
  if (char === PERCENT) {
    const byte = number(code, at + 1, Math.min(at + 3, length), 16);
    return byte.digits === 2 ? found(byte.value, 3) : found(char, 1);
  }
  if (char === BACKSLASH) return backslashAt(code, at, length);
  if (char === AMPERSAND) return referenceAt(code, at, length);
  return found(char, 1);
}

/** JSON and its like: `\u002b`, `\x2b`, `\n`, with any number of backslashes. */
function backslashAt(code: Uint16Array, at: number, length: number): Escape {
  let last = at;
  while (last + 1 < length && code[last + 1] === BACKSLASH) last += 1;
  const kind = code[last + 1] ?? 0;
  const digits = kind === U ? 4 : kind === X ? 2 : 0;
  if (digits > 0) {
    const escaped = number(code, last + 2, Math.min(last + 2 + digits, length), 16);
    if (escaped.digits === digits) return found(escaped.value, last + 2 + digits - at);
  }
  const isControl = last + 1 < length && CONTROLS.has(kind);
  return found(BLANK, last + (isControl ? 2 : 1) - at);
}

/** Longest name or number of a character reference. */
const LONGEST_REFERENCE = 10;

/** HTML and XML: `&#x2b;`, `&#43;`, `&plus;`, of which the last is no letter whatever its name. */
function referenceAt(code: Uint16Array, at: number, length: number): Escape {
  const most = Math.min(at + 2 + LONGEST_REFERENCE, length);
  let end = at + 1;
  while (end < most && code[end] !== SEMICOLON && (code[end] === HASH || (LETTERS[code[end] ?? 0] ?? 0) > 0))
    end += 1;
  if (end >= length || code[end] !== SEMICOLON || end === at + 1) return found(AMPERSAND ?? 0, 1);
  const width = end + 1 - at;
  if (code[at + 1] !== HASH) {
    const isAmpersand = width === 5 && String.fromCharCode(...code.subarray(at + 1, end)) === 'amp';
    return found(isAmpersand ? (AMPERSAND ?? 0) : BLANK, width);
  }
  const isHex = LETTERS[code[at + 2] ?? 0] === X;
  const first = at + (isHex ? 3 : 2);
  const { value, digits } = number(code, first, end, isHex ? 16 : 10);
  return digits > 0 && digits === end - first ? found(value, width) : found(AMPERSAND ?? 0, 1);
}

const read = { value: 0, digits: 0 };

/** The number that begins at a place, and how many digits it has. */
function number(code: Uint16Array, from: number, to: number, radix: 10 | 16) {
  read.value = 0;
  read.digits = 0;
  for (let at = from; at < to; at += 1) {
    const letter = LETTERS[code[at] ?? 0] ?? 0;
    const digit = letter >= 97 ? letter - 87 : letter - 48;
    if (letter === 0 || digit >= radix) break;
    read.value = (read.value * radix + digit) % 0x110000;
    read.digits += 1;
  }
  return read;
}
