import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CannotJudge } from '../contract/errors.ts';
import { assertWritableFile, assertWritableFolder, writeAll, writeWhole } from './write.ts';

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

it('writes all of several files or none', async () => {
  // Too long with what a temporary name adds, as is any file on a full disk.
  const fault = await writeAll(folder, { file: 'new', [`a/${'x'.repeat(250)}`]: 'new' }).catch(String);
  expect(fault).toMatch(/x can't be written \(name too long\)/);
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('old');
  expect([...(await readdir(folder)), ...(await readdir(join(folder, 'a')))].sort()).toEqual(['a', 'file']);
  await writeAll(folder, { file: 'new', 'a/b': 'new' });
  expect(await readFile(join(folder, 'a/b'), 'utf8')).toBe('new');
});

it('follows no link below the folder, and the one of the folder itself', async () => {
  const elsewhere = join(folder, 'elsewhere');
  await mkdir(join(folder, 'out'));
  await mkdir(elsewhere);
  await symlink(elsewhere, join(folder, 'out/exceptions'));
  await expect(writeAll(join(folder, 'out'), { 'exceptions/a.md': 'new' })).rejects.toThrow(
    /exceptions is a symbolic link, which may lead out of the folder/,
  );
  expect(await readdir(elsewhere)).toEqual([]);
  await symlink(join(folder, 'file'), join(folder, 'out/report.json'));
  await writeAll(join(folder, 'out'), { 'report.json': 'new' });
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('old');
  await symlink(join(folder, 'out'), join(folder, 'latest'));
  await writeAll(join(folder, 'latest'), { 'report.md': 'new' });
  expect(await readFile(join(folder, 'out/report.md'), 'utf8')).toBe('new');
});

it('lets only the user read what is private', async () => {
  await writeAll(folder, { file: 'new', 'a/b': 'new' }, { isPrivate: true });
  for (const path of ['file', 'a/b']) expect((await stat(join(folder, path))).mode & 0o777).toBe(0o600);
});
