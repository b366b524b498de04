import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

// `#package` is in package.json: the sources and the built files find the same folder by it.
const root = dirname(createRequire(import.meta.url).resolve('#package'));

/** Where the build puts the data files of the package, all in one: so they need half the space. */
export const ARCHIVE = 'dist/data.br';

let archive: Readonly<Record<string, string>> | undefined;

/**
 * A data file of generated/ or spec/ as text, by its path in the repository; undefined when there is none. In a
 * repository the file itself is read, and in the package, which has no such files, the archive.
 */
export function findData(path: string): string | undefined {
  const file = join(root, path);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  archive ??= unpacked(join(root, ARCHIVE));
  return Object.hasOwn(archive, path) ? archive[path] : undefined;
}

/** The same for a file that each version has. */
export function readData(path: string): string {
  const text = findData(path);
  if (text === undefined) throw new Error(`the package has no ${path}`);
  return text;
}

function unpacked(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  return JSON.parse(brotliDecompressSync(readFileSync(file)).toString()) as Record<string, string>;
}
