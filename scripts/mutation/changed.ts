import { execFileSync } from 'node:child_process';
import picomatch from 'picomatch';

/** The files among these globs that changed since a commit, in commits or not yet committed. */
export function changedFiles(since: string, globs: readonly string[], root: string): string[] {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: root, encoding: 'utf8' });
  const base = git('merge-base', since, 'HEAD').trim();
  const files = git('diff', '--name-only', '--diff-filter=d', base).split('\n').filter(Boolean);
  const [wanted, unwanted] = [globs.filter((glob) => !isNegative(glob)), globs.filter(isNegative)];
  return files.filter(
    (file) =>
      picomatch.isMatch(file, wanted) && !unwanted.some((glob) => picomatch.isMatch(file, glob.slice(1))),
  );
}

const isNegative = (glob: string) => glob.startsWith('!');
