import { execFileSync } from 'node:child_process';

/** Paths of the files that npm packs, without running any script. What a build makes is among them only after one. */
export function packedFiles(root: string): string[] {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const [listing] = JSON.parse(listed) as { files: { path: string }[] }[];
  return (listing?.files ?? []).map(({ path }) => path);
}
