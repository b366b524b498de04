import { parsePage, parseWithText } from './parse.ts';
import { readPage } from './read.ts';
import type { Spec } from './spec.ts';
import { pageText } from './text.ts';

/**
 * Reads a page (file or address, HTML or text) and derives its spec.
 * @throws PageError when it can't be read or isn't a page that this parser understands
 */
export async function deriveSpec(source: string): Promise<Spec> {
  return parsePage(pageText(await readPage(source)));
}

/**
 * The page's own sentences by clause, for a reader who has the page and wants to see them beside our words. They are
 * written to no file.
 * @param source file or address, HTML or text
 * @throws PageError when it can't be read or isn't a page that this parser understands
 */
export async function clauseSentences(source: string): Promise<Record<string, string>> {
  const { clauses } = parseWithText(pageText(await readPage(source)));
  return Object.fromEntries(clauses.map(({ id, text }) => [id, text]));
}
