import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedFiles } from './changed.ts';

test('finds the files that changed since a commit, committed or not, and leaves out what is gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ctc-changed-'));
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  const git = (...words: string[]) => execFileSync('git', [...who, ...words], { cwd: folder, env });
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  try {
    git('init', '-q', '-b', 'main');
    for (const file of ['same.ts', 'committed.ts', 'edited.ts', 'gone.ts', 'a.test.ts', 'b.md'])
      await write(file, '1');
    git('add', '.');
    git('commit', '-qm', 'Begin');
    git('checkout', '-qb', 'next');
    for (const file of ['committed.ts', 'a.test.ts', 'b.md']) await write(file, '2');
    git('rm', '-q', 'gone.ts');
    git('commit', '-qam', 'Change');
    await write('edited.ts', '2');
    expect(changedFiles('main', ['*.ts', '!*.test.ts'], folder)).toEqual(['committed.ts', 'edited.ts']);
    expect(changedFiles('main', ['src/*.ts'], folder)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
