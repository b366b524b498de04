import type { Credentials } from '../secrets.ts';

/** Credentials of the length that AWS gives out. */
export const CREDENTIALS: Required<Credentials> = {
  accessKeyId: 'ASIAQWERTYUIOPASDFGH',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYzEXAMPLE/K',
  sessionToken: `IQoJb3JpZ2luX2VjE${'aZ9/+='.repeat(30)}==`,
};
export const ACCOUNT = '847362519047';
/** Ways in which a target may write a secret. */
export const FORMS: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => text.replaceAll('/', '\\/'),
  (text) => text.replace(/./g, (c) => `\\u00${c.charCodeAt(0).toString(16).padStart(2, '0')}`),
  (text) => text.replace(/[^a-z]/gi, (c) => `&#x${c.charCodeAt(0).toString(16)};`),
  (text) => text.replace(/[^a-z]/gi, (c) => `&#${c.charCodeAt(0)};`),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(`x${text}y`).toString('base64'),
  (text) => Buffer.from(`ab${text}cd`).toString('base64'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => text.toUpperCase(),
];

/** A text and its decoded forms. */
function readings(text: string): string[] {
  const unescaped = text
    .replace(/\\+u00([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#x([0-9a-f]{2});/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/\\+\//g, '/');
  const tokens = text.split(/[^A-Za-z0-9+/=]+/);
  const decoded = tokens.flatMap((token) => [
    Buffer.from(token, 'base64').toString('latin1'),
    Buffer.from(token, 'hex').toString('latin1'),
  ]);
  return [text, unescaped, ...decoded].map((one) => one.toLowerCase());
}

/** The secrets that a text contains, in any encoding. */
export function secretsIn(text: string, secrets: readonly string[]): string[] {
  const found = readings(text);
  return secrets.filter((secret) => found.some((reading) => reading.includes(secret.toLowerCase())));
}
