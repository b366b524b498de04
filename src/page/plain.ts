import { digestOf } from './digest.ts';

/** How the page and the SDK write the same names; each becomes what is on the right. */
const NAMES: readonly [RegExp, string][] = [
  [/\bAmazon Web Services\b/g, ' '],
  [/\b(?:AWS|Amazon)\b/g, ' '],
  [/\bKey Management Service\b/g, 'KMS'],
  [/[‘’]/g, "'"],
  [/[“”]/g, '"'],
];
/** Articles follow the first letter of a name, which the vendor's name changes. */
const ARTICLE = /\b(?:an?|the)\b/gi;

/**
 * What a sentence says, without how it is written: no names of the vendor, articles, capitals or punctuation. Two documents
 * that say the same have the same words here.
 */
export function plainWords(text: string): string {
  const named = NAMES.reduce((words, [pattern, name]) => words.replace(pattern, name), text);
  return named
    .replace(ARTICLE, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'/:.-]+/gu, ' ')
    .replace(/[.:]+(?=\s|$)/g, '')
    .replace(/(?<=^|\s)[^\p{L}\p{N}]+(?=\s|$)/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Digest of the {@link plainWords}. */
export function plainHash(text: string): string {
  return digestOf(plainWords(text));
}
