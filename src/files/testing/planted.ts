import { execFileSync } from 'node:child_process';
import { symlink, truncate, writeFile } from 'node:fs/promises';

const MEBIBYTE = 1024 * 1024;

/** Ten lists, each of nine times the one before. */
const bomb = () => {
  const level = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`;
  return ['a: &a [x]', ...[...'bcdefghij'].map((name, at) => level(name, 'abcdefghij'[at] ?? ''))].join('\n');
};

/** Puts something at a path that nobody should read as it is. */
export const PLANTED: Readonly<Record<string, (file: string) => Promise<unknown> | unknown>> = {
  'a pipe': (file) => execFileSync('sh', ['-c', 'mkfifo "$0"', file]),
  'a device': (file) => symlink('/dev/zero', file),
  '3 GB': async (file) => {
    await writeFile(file, '');
    await truncate(file, 3 * 1024 * MEBIBYTE);
  },
  'a million levels': (file) => writeFile(file, '['.repeat(1_000_000)),
  'a million closed levels': (file) => writeFile(file, `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`),
  'objects in objects': (file) => writeFile(file, `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
  'a million small lists': (file) => writeFile(file, `[${'[],'.repeat(600_000)}[]]`),
  'aliases that multiply': (file) => writeFile(file, bomb()),
  'an alias of itself': (file) => writeFile(file, 'known: &a [*a, *a]\n'),
  'no text': (file) => writeFile(file, Buffer.from([0xff, 0xfe, 0x00, 0xc3])),
  'another version': (file) => writeFile(file, '{"formatVersion":99,"suite":{"version":"9"}}'),
};
