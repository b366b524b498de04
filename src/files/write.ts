import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { CannotJudge } from '../contract/errors.ts';
import { reasonOf } from '../text/reason.ts';

/** Who may read what is written. */
export interface WriteOptions {
  /** Only the user; without it whoever the user's umask lets. */
  isPrivate?: boolean;
}

/**
 * Writes a file under a temporary name beside it and renames it: the file is the old one or the new one, never half of one. Creates
 * the folder where it is missing.
 * @throws CannotJudge with the file system's reason; the temporary file is removed and the old file untouched.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await writeAll(dirname(file), { [basename(file)]: content });
}

/**
 * Writes several files below a folder, which is created where it is missing. All of them are written under temporary names before the
 * first is renamed: on a full disk the old ones stay, and none is beside one of another run.
 * @param files contents by path below the folder
 * @throws CannotJudge with the file system's reason, or for a symbolic link below the folder, which would lead out of it
 */
export async function writeAll(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  options: WriteOptions = {},
): Promise<void> {
  const all = Object.entries(files).map(([path, content]) => ({ file: join(folder, path), content }));
  for (const { file } of all) {
    try {
      makeFolder(folder);
      makeBelow(folder, dirname(file));
    } catch (error) {
      if (error instanceof CannotJudge) throw error;
      throw new CannotJudge(`${file} can't be written (${reasonOf(error)}).`);
    }
  }
  await replaceAll(all, options);
}

interface Written {
  file: string;
  content: string | Uint8Array;
}

async function replaceAll(files: readonly Written[], { isPrivate = false }: WriteOptions): Promise<void> {
  const mark = `${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  const temporary = (file: string) => join(dirname(file), `.${basename(file)}.${mark}`);
  let at = '';
  try {
    for (const { file, content } of files) {
      at = file;
      // A new file, so that nobody's link is followed.
      await writeFile(temporary(file), content, { flag: 'wx', mode: isPrivate ? 0o600 : 0o666 });
    }
    for (const { file } of files) {
      at = file;
      await rename(temporary(file), file);
    }
  } catch (error) {
    // The first error is the one to show.
    for (const { file } of files) await rm(temporary(file), { force: true }).catch(() => {});
    throw new CannotJudge(`${at} can't be written (${reasonOf(error)}).`);
  }
}

/** Creates a folder below another one. A link on the way may lead anywhere, so it is not followed. */
function makeBelow(folder: string, below: string): void {
  const parts = resolve(below).slice(resolve(folder).length).split(sep).filter(Boolean);
  let at = resolve(folder);
  for (const part of parts) {
    at = join(at, part);
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) {
      throw new CannotJudge(
        `${at} is a symbolic link, which may lead out of the folder. Remove it, or name another folder.`,
      );
    }
    makeFolder(at);
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
