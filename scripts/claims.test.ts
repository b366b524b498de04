import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/files/root.ts';

const root = packageRoot();
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** The rows of the table of claims in a document. */
function claimsOf(file: string): { claim: string; shownBy: string[] }[] {
  const [, table = ''] = /## What is shown, and how\n[^|]*((?:\|.*\n)+)/.exec(read(file)) ?? [];
  return table
    .split('\n')
    .filter((line) => line !== '')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, claim = '', by = '']) => ({
      claim,
      shownBy: [...by.matchAll(/`([^`]+)`/g)].map(([, found = '']) => found),
    }));
}

/** Whether it is a file with tests, a glob of some, or a command of the package. */
function isThere(name: string): boolean {
  if (name.startsWith('npm run ')) return name.slice('npm run '.length) in scripts;
  const [start = '', end = ''] = basename(name).split('*');
  const files = !name.includes('*')
    ? [name]
    : readdirSync(join(root, dirname(name)))
        .filter((file) => file.startsWith(start) && file.endsWith(end))
        .map((file) => join(dirname(name), file));
  return (
    files.length > 0 &&
    files.every((file) => existsSync(join(root, file)) && /\b(?:test|it)(?:\.\w+)*\(/.test(read(file)))
  );
}

describe.each(['docs/targets.md', 'docs/real-account.md'])('each claim of %s', (file) => {
  const claims = claimsOf(file);

  it('is shown by something', () => {
    expect(claims.length).toBeGreaterThan(20);
    expect(claims.filter(({ claim, shownBy }) => claim === '' || shownBy.length === 0)).toEqual([]);
  });

  it('names tests and commands that exist', () => {
    expect(claims.flatMap(({ shownBy }) => shownBy).filter((name) => !isThere(name))).toEqual([]);
  });
});
