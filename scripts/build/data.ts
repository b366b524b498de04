import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { ARCHIVE } from '../../src/contract/data.ts';

/** The data that the product reads by `readData`. The rest of spec/ is what the tables are made of. */
const PACKED = [
  /^generated\/operations\.json$/,
  /^generated\/[^/]+\/cases\.json$/,
  /^spec\/[^/]+\/(spec\.json|exploration\.yaml)$/,
  /^spec\/(observations|profiles|releases\/(?:[^/]+\/)?[^/]+)\.yaml$/,
];

/** The paths of the files in the archive. */
export async function packedPaths(root: string): Promise<string[]> {
  const folders = ['generated', 'spec'].map(async (folder) => {
    const found = await readdir(join(root, folder), { recursive: true });
    return found.map((file) => `${folder}/${file}`);
  });
  const paths = (await Promise.all(folders)).flat();
  return paths.filter((path) => PACKED.some((pattern) => pattern.test(path))).sort();
}

/** Packs the data into one archive below `out`: tables repeat each other, so together they need half the space. */
export async function packData(root: string, out = root): Promise<void> {
  const texts = (await packedPaths(root)).map(
    async (path) => [path, await readFile(join(root, path), 'utf8')] as const,
  );
  const text = JSON.stringify(Object.fromEntries(await Promise.all(texts)));
  const params = {
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  await writeFile(join(out, ARCHIVE), brotliCompressSync(text, { params }));
}
