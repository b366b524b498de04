import { join } from 'node:path';
import type { Board } from '../../generated/board.ts';
import { validateBoard } from '../../generated/validators.js';
import { writeWhole } from '../../src/files/write.ts';
import { boardMarkdown } from './markdown.ts';

/**
 * Writes a board as JSON and as Markdown into a folder.
 * @throws Error when it is not what its schema says: a fault of ours, and better no file than a wrong one
 */
export async function writeBoard(folder: string, board: Board): Promise<void> {
  if (!validateBoard(board)) {
    const wrong = (validateBoard.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath || 'the whole'} ${message}`,
    );
    throw new Error(`the board does not fit its schema: ${wrong.join('; ')}`);
  }
  await writeWhole(join(folder, 'board.json'), `${JSON.stringify(board, null, 2)}\n`);
  await writeWhole(join(folder, 'board.md'), boardMarkdown(board));
}
