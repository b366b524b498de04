import { parseWithText } from './parse.ts';
import { readPage } from './read.ts';
import { pageText } from './text.ts';

/**
 * The page's own sentences by clause, for a reader who has the page and wants it beside our words. They are shown where the
 * reader asks for it and kept nowhere.
 * @param source file or address, HTML or text
 * @throws PageError when it can't be read or isn't a page this parser understands
 */
export async function clauseSentences(source: string): Promise<Record<string, string>> {
  const { clauses } = parseWithText(pageText(await readPage(source)));
  return Object.fromEntries(clauses.map(({ id, text }) => [id, text]));
}
