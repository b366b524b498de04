import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Copies a program of this machine into the root folder of an image, with the libraries that it loads. */
export function putProgram(root: string, program: string, place = program): void {
  const libraries = librariesOf(program).map((file) => [file, file] as const);
  for (const [from, to] of [[program, place] as const, ...libraries]) {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    copyFileSync(from, join(root, to));
  }
}

/** Paths of the shared libraries that a program loads, as the loader finds them. */
function librariesOf(program: string): string[] {
  const listed = execFileSync('ldd', [program], { encoding: 'utf8' });
  return [...listed.matchAll(/(\/\S+) \(0x/g)].flatMap(([, file]) => file ?? []);
}
