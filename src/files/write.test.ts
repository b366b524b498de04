import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CannotJudge } from '../contract/errors.ts';
import { assertWritableFile, assertWritableFolder, writeWhole } from './write.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-files-'));
  await writeFile(join(folder, 'file'), 'old');
});
afterEach(() => rm(folder, { recursive: true }));

it('writes a file and the folders above it', async () => {
  await writeWhole(join(folder, 'a/b/c'), 'new');
  expect(await readFile(join(folder, 'a/b/c'), 'utf8')).toBe('new');
  expect(await readdir(join(folder, 'a/b'))).toEqual(['c']);
});

it.each(['file/below', 'file/far/below', '.'])(
  'says in a sentence that %s can not be written',
  async (path) => {
    const fault = await writeWhole(join(folder, path), 'new').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(CannotJudge);
    expect((fault as Error).message).toMatch(/ can't be written \([a-z ]+\)\.$/);
    expect(await readdir(folder)).toEqual(['file']);
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('old');
  },
);

it('tries a folder and leaves nothing in it', async () => {
  assertWritableFolder('--out', join(folder, 'a/b'));
  assertWritableFile('--out', join(folder, 'a/b/c'));
  expect(await readdir(join(folder, 'a/b'))).toEqual([]);
});

it.each([
  ['file', /^--out \S*file can't be written \(file already exists\)\. Name another place\.$/],
  ['file/below', /^--out \S*below can't be written \(not a directory\)/],
])('refuses %s as a folder', (path, sentence) => {
  expect(() => assertWritableFolder('--out', join(folder, path))).toThrow(sentence);
});

it('refuses a folder as a file', () => {
  expect(() => assertWritableFile('--out', folder)).toThrow(
    /can't be written \(it is a directory\)\. Name a file\.$/,
  );
});
