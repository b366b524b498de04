import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CannotJudge } from '../contract/errors.ts';
import { reasonOf } from '../text/reason.ts';

/** {@link replaceFile}, and makes the folder where it is missing. */
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
    // That it can't be removed either is no news.
    await rm(temporary, { force: true }).catch(() => {});
    throw new CannotJudge(`${file} can't be written (${reasonOf(error)}).`);
  }
}

/**
 * Makes a folder and those above it that are missing. Node's own `recursive` never ends where a folder takes none and says
 * that it is not there, as `/proc` does.
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
 * Makes a folder and writes a file into it that is removed again: what can't be written is said before a run, not after it.
 * @param flag what the user named it by, as `named`
 * @throws CannotJudge with the file system's reason
 */
export function demandFolder(flag: string, folder: string, named = folder): void {
  const probe = join(folder, `.probe.${process.pid}.tmp`);
  try {
    makeFolder(folder);
    writeFileSync(probe, 'Can this be written?\n');
    rmSync(probe);
  } catch (error) {
    throw new CannotJudge(`${flag} ${named} can't be written (${reasonOf(error)}). Name another place.`);
  }
}

/** {@link demandFolder} for the folder of a file. */
export function demandFile(flag: string, file: string): void {
  demandFolder(flag, dirname(file), file);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CannotJudge(`${flag} ${file} can't be written (it is a directory). Name a file.`);
  }
}
