import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Board } from '../../generated/board.ts';
import { schemaErrors } from '../../src/files/schema-errors.ts';
import { writeWhole } from '../../src/files/write.ts';
import { describeErrors } from '../../src/text/schema-errors.ts';
import { boardHtml } from './html.tsx';
import { boardMarkdown } from './markdown.ts';
import type { Previous } from './since.ts';

/** The board in a folder, whatever its format. */
export async function readPrevious(folder: string): Promise<Previous | undefined> {
  const file = join(folder, 'board.json');
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Previous) : undefined;
}

/**
 * Writes a board as JSON, Markdown and HTML into a folder.
 * @throws Error when it doesn't match its schema: this is our own bug, and no file is better than a wrong one
 */
export async function writeBoard(folder: string, board: Board): Promise<void> {
  const errors = schemaErrors('board', board);
  if (errors.length > 0) throw new Error(`The board doesn't match its schema: ${describeErrors(errors)}`);
  await writeWhole(join(folder, 'board.json'), `${JSON.stringify(board, null, 2)}\n`);
  await writeWhole(join(folder, 'board.md'), boardMarkdown(board));
  await writeWhole(join(folder, 'index.html'), boardHtml(board));
}
