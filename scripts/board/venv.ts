import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BoardTarget } from './targets.ts';

/**
 * The folder of programs of a venv that holds one target at its pinned version; made where it is missing or was made for
 * another version.
 * @throws Error with what python or pip printed
 */
export async function venvOf({ name, requirement, version }: BoardTarget, folder: string): Promise<string> {
  const venv = join(folder, `${name}-${version}`);
  const mark = join(venv, 'installed');
  if (!existsSync(mark)) {
    await mkdir(folder, { recursive: true });
    execFileSync('python3', ['-m', 'venv', '--clear', venv], { stdio: ['ignore', 'ignore', 'inherit'] });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', requirement];
    execFileSync(join(venv, 'bin/python'), pip, { stdio: ['ignore', 'ignore', 'inherit'] });
    // Last of all: an install that was broken off is made anew.
    await writeFile(mark, `${requirement}\n`);
  }
  return join(venv, 'bin');
}
