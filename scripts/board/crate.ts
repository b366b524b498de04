import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NotRun } from '../../generated/board.ts';
import type { FromCargo } from './targets.ts';

/** What it answers doesn't depend on how fast its code is, and an optimized build takes several times as long. */
const UNOPTIMIZED = {
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '0',
  CARGO_PROFILE_RELEASE_LTO: 'off',
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '256',
  CARGO_PROFILE_RELEASE_DEBUG: '0',
};

const placeOf = ({ name, version }: FromCargo, folder: string) => join(folder, `${name}-${version}`);
const markIn = (place: string) => join(place, 'installed');

/** Why a target is not on a whole board, or undefined where it was built before. */
export function unbuilt(target: FromCargo, folder: string): NotRun | undefined {
  const { name, buildMinutes } = target;
  if (existsSync(markIn(placeOf(target, folder)))) return undefined;
  return {
    name,
    reason: `building it takes ${buildMinutes} minutes of processor, more than a board may take`,
    command: `npm run board -- ${name}`,
  };
}

/** The folder of programs of a crate at its pinned version; built where it is missing. @throws Error where cargo fails */
export async function crateOf(target: FromCargo, folder: string): Promise<string> {
  const place = placeOf(target, folder);
  if (!existsSync(markIn(place))) {
    const { crate, version } = target;
    const options = ['--locked', '--quiet', '--root', place, '--version', version, crate];
    execFileSync('cargo', ['install', ...options], {
      env: { ...process.env, ...UNOPTIMIZED },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    // Written last, so that a build that was interrupted is repeated.
    await writeFile(markIn(place), `${crate} ${version}\n`);
  }
  return join(place, 'bin');
}
