import type { Credentials } from '../secrets.ts';

/** Credentials of the length that AWS gives out. */
export const CREDENTIALS: Required<Credentials> = {
  accessKeyId: 'ASIAQWERTYUIOPASDFGH',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYzEXAMPLE/K',
  sessionToken: `IQoJb3JpZ2luX2VjE${'aZ9/+='.repeat(30)}==`,
};
export const ACCOUNT = '847362519047';

type Form = (text: string) => string;

const base64: Form = (text) => Buffer.from(text).toString('base64');
const hex: Form = (text) => Buffer.from(text).toString('hex');
const between =
  (size: number, separator: string): Form =>
  (text) =>
    (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(separator);

/** Ways in which a target may write a secret or an account. */
export const FORMS: readonly Form[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => text.replaceAll('/', '\\/'),
  (text) => text.replace(/./g, (c) => `\\u00${c.charCodeAt(0).toString(16).padStart(2, '0')}`),
  (text) => text.replace(/./g, (c) => `%${hex(c)}`),
  (text) => text.replace(/[^a-z]/gi, (c) => `&#x${c.charCodeAt(0).toString(16)};`),
  (text) => text.replace(/[^a-z]/gi, (c) => `&#${c.charCodeAt(0)};`),
  (text) => text.replace(/[^a-z]/gi, (c) => `&amp;#${c.charCodeAt(0)};`),
  base64,
  (text) => base64(`x${text}y`),
  (text) => base64(`ab${text}cd`),
  hex,
  (text) => text.toUpperCase(),
  between(5, '\r\n'),
  between(7, '\\n'),
];

/** Further ways for a secret: in pieces, encoded twice, wrapped, with separators. */
export const SECRET_FORMS: readonly Form[] = [
  ...FORMS,
  (text) => text.slice(1),
  (text) => text.slice(0, -1),
  (text) => text.slice(2, 18),
  (text) => text.replaceAll('+', ' '),
  (text) => between(20, '\n')(base64(text)),
  (text) => between(20, '\\r\\n')(base64(`x${text}`)),
  (text) => between(2, ':')(hex(text)),
  (text) => between(2, ' ')(hex(text).toUpperCase()),
  (text) => base64(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
];

/** Not for signatures, of which there are thousands. */
export const KEY_FORMS: readonly Form[] = [
  ...SECRET_FORMS,
  (text) => base64(base64(text)),
  (text) => base64(`x${base64(`y${text}`)}`),
  (text) => base64(hex(text)),
  (text) => hex(base64(text)),
  (text) => base64(text.slice(3, -2)),
];

const unescaped: Form = (text) =>
  text
    .replace(/\\+u00([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+[nrt]/g, '\n')
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('&amp;', '&')
    .replace(/&#x([0-9a-f]{2});/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

const lettersOf = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What a piece of text may stand for. */
function decoded(text: string): string[] {
  const joined = text.replaceAll('-', '+').replaceAll('_', '/');
  // Words by themselves, what is wrapped over lines, and what has separators.
  const words = [
    ...joined.split(/[^A-Za-z0-9+/]+/),
    ...joined.split(/[^A-Za-z0-9+/\r\n]+/),
    ...text.split(/[^0-9a-f: ]+/i),
  ];
  return [...new Set(words)]
    .map((word) => word.replace(/[\s:]/g, ''))
    .filter((word) => word.length >= 16)
    .flatMap((word) =>
      [0, 1, 2, 3]
        .map((skip) => Buffer.from(word.slice(skip), 'base64').toString('latin1'))
        .concat(
          Buffer.from(word, 'hex').toString('latin1'),
          Buffer.from(word.slice(1), 'hex').toString('latin1'),
        ),
    );
}

function readings(text: string): string[] {
  const plain = [text, unescaped(text), unescaped(unescaped(text))];
  const once = plain.flatMap(decoded);
  return [...plain, ...once, ...once.flatMap(decoded)].map(lettersOf);
}

/** The secrets of which a text contains 16 letters and digits in a row, in any encoding; an account is there as a whole or not. */
export function secretsIn(text: string, secrets: readonly string[]): string[] {
  const found = readings(text);
  return secrets.filter((secret) => {
    const letters = lettersOf(secret);
    const size = Math.min(16, letters.length);
    const pieces = Array.from({ length: letters.length - size + 1 }, (_, at) => letters.slice(at, at + size));
    return found.some((reading) => pieces.some((piece) => reading.includes(piece)));
  });
}
