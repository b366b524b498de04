import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A document of the repository with its generated part up to date. */
export interface Document {
  /** Path below the root. */
  file: string;
  text: string;
}

/**
 * A document with new content between `<!-- NAME: written by COMMAND -->` and `<!-- NAME end -->`.
 * @throws Error where the document has no such place
 */
export async function withBlock(
  root: string,
  file: string,
  name: string,
  content: string,
  command = 'npm run generate',
): Promise<Document> {
  const begin = `<!-- ${name}: written by \`${command}\` -->`;
  const end = `<!-- ${name} end -->`;
  const text = await readFile(join(root, file), 'utf8');
  const [before, rest, ...more] = text.split(begin);
  const at = rest?.indexOf(end) ?? -1;
  if (before === undefined || rest === undefined || at < 0 || more.length > 0) {
    throw new Error(`${file} has no place for ${name}: expected ${begin} once, and ${end} after it`);
  }
  return { file, text: `${before}${begin}\n\n${content}\n\n${rest.slice(at)}` };
}
