import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';
import type { FromPip } from './targets.ts';

/** The folder of the venvs: of this checkout, or the one that BOARD_VENVS names. */
export function boardVenvs(): string {
  return resolve(process.env.BOARD_VENVS ?? join(packageRoot(), '.venv/board'));
}

/**
 * The folder of programs of a venv that holds one target at its pinned version; made where it is missing or was made for
 * another version.
 * @throws Error with what python or pip printed
 */
export async function venvOf(
  { name, requirement, version, minor = 0 }: Pick<FromPip, 'name' | 'requirement' | 'version' | 'minor'>,
  folder: string,
): Promise<string> {
  const venv = join(folder, `${name}-${version}`);
  const mark = join(venv, 'installed');
  if (!existsSync(mark)) {
    await mkdir(folder, { recursive: true });
    execFileSync(pythonFrom(minor), ['-m', 'venv', '--clear', venv], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', requirement];
    execFileSync(join(venv, 'bin/python'), pip, { stdio: ['ignore', 'ignore', 'inherit'] });
    // Written last, so that an install that was interrupted is repeated.
    await writeFile(mark, `${requirement}\n`);
  }
  return join(venv, 'bin');
}

const NEWEST_MINOR = 14;

/** A Python of at least 3.`minor`: the plain one where it is new enough, one by its version, or one of pyenv's. */
function pythonFrom(minor: number): string {
  const versions = Array.from({ length: NEWEST_MINOR - minor + 1 }, (_, index) => `3.${minor + index}`);
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const installed = existsSync(pyenv) ? readdirSync(pyenv).sort() : [];
  const candidates = [
    'python3',
    ...versions.map((version) => `python${version}`),
    ...versions.flatMap((version) =>
      installed.filter((one) => one.startsWith(`${version}.`)).map((one) => join(pyenv, one, 'bin/python3')),
    ),
  ];
  const found = candidates.find((python) => minorOf(python) >= minor);
  if (!found) throw new Error(`there is no Python 3.${minor} or newer on this machine`);
  return found;
}

function minorOf(python: string): number {
  try {
    const said = execFileSync(python, ['-c', 'import sys; print(sys.version_info.minor)'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(said);
  } catch {
    // Not there, or a shim without a version behind it.
    return -1;
  }
}
