import type { TextClause } from './clauses.ts';
import { clauseError } from './error.ts';

/** The page's words for kinds of characters, and these characters as in the brackets of a regular expression. */
const CLASSES: readonly [words: RegExp, chars: string][] = [
  [/^lower-?case letters?$/i, 'a-z'],
  [/^upper-?case letters?$/i, 'A-Z'],
  [/^letters?$/i, 'a-zA-Z'],
  [/^(?:numbers?|digits?)$/i, '0-9'],
  [/^alphanumeric characters?$/i, 'a-zA-Z0-9'],
  [/^periods?$/i, '.'],
  [/^underscores?$/i, '_'],
  [/^(?:dash(?:es)?|hyphens?)$/i, '-'],
  [/^spaces?$/i, ' '],
];
const BETWEEN = /,? (?:or|and) |, /;
/** Characters that mean something else in the brackets of a regular expression. */
const SPECIAL = /[\\\]^]/g;

/**
 * The characters that words such as "a letter or number" name. Every word must be known: a rule that leaves out a kind of
 * character accepts too much or too little.
 * @throws PageError at a word that isn't
 */
export function charsNamed(words: string, clause: TextClause): string {
  return joined(words.split(BETWEEN).map((word) => classOf(word, clause)));
}

/**
 * The characters of a list such as "letters (a-z, A-Z), periods (.), or spaces ( )": those in the brackets, and for a word
 * without brackets those that it names.
 * @throws PageError at a piece that isn't understood
 */
export function charsListed(list: string, clause: TextClause): string {
  // Commas and words inside brackets don't end a piece.
  const pieces = list.replace(/\.$/, '').match(/(?:[^,()]|\([^)]*\))+/g) ?? [];
  const words = pieces.flatMap((piece) => piece.split(/\b(?:or|and) (?![^(]*\))/));
  return joined(
    words
      .map((word) => word.trim())
      .filter((word) => word !== '')
      .map((word) => pieceOf(word, clause)),
  );
}

function pieceOf(piece: string, clause: TextClause): string {
  const bracketed = /^[\w\s-]*\(([^)]+)\)$/.exec(piece)?.[1];
  if (bracketed === undefined) return classOf(piece, clause);
  if (bracketed.trim() === '') return ' ';
  const parts = bracketed.split(/,\s*|\s+/).filter((part) => part !== '');
  if (parts.every((part) => /^(?:.|[\w]-[\w])$/u.test(part))) {
    return joined(parts.map((part) => (part.length === 1 ? part.replace(SPECIAL, '\\$&') : part)));
  }
  throw unknown(piece, clause);
}

function classOf(word: string, clause: TextClause): string {
  const bare = word.trim().replace(/^(?:an?|any|ASCII) /i, '');
  const known = CLASSES.find(([words]) => words.test(bare));
  if (known === undefined) throw unknown(word.trim(), clause);
  return known[1];
}

/** A dash between two others would be a range, so it goes to the end. */
function joined(pieces: readonly string[]): string {
  const all = pieces.map((piece) => (piece.endsWith('-') ? piece.slice(0, -1) : piece));
  return all.join('') + (pieces.some((piece) => piece.endsWith('-')) ? '-' : '');
}

function unknown(word: string, clause: TextClause): Error {
  return clauseError(
    clause,
    `'${word}' is an unknown kind of character. Add it to the classes in src/page/charset.ts.`,
  );
}
