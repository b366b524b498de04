import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CannotJudge } from '../contract/errors.ts';
import { reasonOf } from '../text/reason.ts';

/** {@link replaceFile}, and creates the folder where it is missing. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  try {
    makeFolder(dirname(file));
  } catch (error) {
    throw new CannotJudge(`${file} can't be written (${reasonOf(error)}).`);
  }
  await replaceFile(file, content);
}

/**
 * Writes a file under a temporary name beside it and renames it: the file is the old one or the new one, never half of one.
 * @throws CannotJudge with the file system's reason; the temporary file is removed and the old file untouched.
 */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    // The first error is the one to show.
    await rm(temporary, { force: true }).catch(() => {});
    throw new CannotJudge(`${file} can't be written (${reasonOf(error)}).`);
  }
}

/**
 * Creates a folder and the missing ones above it. Node's own `recursive` never ends in folders like `/proc`, which refuse
 * with "not found".
 * @throws the file system's error
 */
export function makeFolder(folder: string, mode?: number): void {
  const make = () => mkdirSync(folder, mode);
  try {
    make();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(resolve(folder)) === resolve(folder)) throw error;
    makeFolder(dirname(resolve(folder)), mode);
    make();
  }
}

/**
 * Creates a folder and tries to write into it, so that a wrong one is refused before a run and not after it.
 * @param flag the option in which the user gave it, as `named`
 * @throws CannotJudge with the file system's reason
 */
export function assertWritableFolder(flag: string, folder: string, named = folder): void {
  const probe = join(folder, `.probe.${process.pid}.tmp`);
  try {
    makeFolder(folder);
    writeFileSync(probe, 'Can this be written?\n');
    rmSync(probe);
  } catch (error) {
    throw new CannotJudge(`${flag} ${named} can't be written (${reasonOf(error)}). Name another place.`);
  }
}

/** {@link assertWritableFolder} for the folder of a file. */
export function assertWritableFile(flag: string, file: string): void {
  assertWritableFolder(flag, dirname(file), file);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CannotJudge(`${flag} ${file} can't be written (it is a directory). Name a file.`);
  }
}
