import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { CannotJudge } from '../contract/errors.ts';
import { reasonOf } from '../text/reason.ts';

/** No report or recording is longer; what is read is held in memory several times over. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Refuses what is no file, such as a pipe or a device, from which reading may never end, and what is too long.
 * @throws CannotJudge with one sentence; the file system's error where there is no such file
 */
export function assertReadable(file: string, { shown = file, most = MOST_BYTES } = {}): void {
  const found = statSync(file);
  if (found.isDirectory()) throw new CannotJudge(`${shown} can't be read (it is a folder).`);
  if (!found.isFile()) throw new CannotJudge(`${shown} can't be read (it is a pipe or a device).`);
  if (found.size > most) {
    const [has, may] = [found.size, most].map((bytes) => `${Math.ceil(bytes / 1024 / 1024)} MiB`);
    throw new CannotJudge(`${shown} can't be read (it has ${has}, at most ${may} are read).`);
  }
}

/** @throws CannotJudge naming the file that can't be read, or is no file, or too long */
export async function readText(file: string, { shown = file, most = MOST_BYTES } = {}): Promise<string> {
  try {
    assertReadable(file, { shown, most });
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(error, shown);
  }
}

/** {@link readText} where nothing may come between. */
export function readTextSync(file: string, { shown = file, most = MOST_BYTES } = {}): string {
  try {
    assertReadable(file, { shown, most });
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(error, shown);
  }
}

function unreadable(error: unknown, shown: string): CannotJudge {
  return error instanceof CannotJudge
    ? error
    : new CannotJudge(`${shown} can't be read (${reasonOf(error)}).`);
}
