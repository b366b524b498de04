import { parsePage } from './parse.ts';
import { readPage } from './read.ts';
import type { Spec } from './spec.ts';
import { pageText } from './text.ts';

/**
 * Reads a page (file or address, HTML or text) and derives its spec.
 * @throws PageError when it can't be read or isn't a page this parser understands.
 */
export async function deriveSpec(source: string): Promise<Spec> {
  return parsePage(pageText(await readPage(source)));
}
