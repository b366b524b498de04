import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { crateOf } from './crate.ts';
import { BOARD_TARGETS, type BoardTarget } from './targets.ts';
import { boardVenvs, venvOf } from './venv.ts';

/** A target of the board on this machine. */
export interface Installed {
  version: string;
  /** Its command, with the place of its program. */
  process: BoardTarget['process'];
  /** What it runs on, such as `Python 3.13.0`. */
  runtime: string;
}

/** Installs a target of the board from its registry, where it is not installed yet. @throws Error with what the installer printed */
export async function install(target: BoardTarget): Promise<Installed> {
  const isCrate = 'crate' in target;
  const bin = isCrate ? await crateOf(target, boardVenvs()) : await venvOf(target, boardVenvs());
  const command = target.process.command.map((word) => word.replace(/^BIN\//, `${bin}/`));
  const runtime = isCrate
    ? 'built by cargo'
    : execFileSync(join(bin, 'python'), ['--version'], { encoding: 'utf8' }).trim();
  return { version: target.version, process: { ...target.process, command }, runtime };
}

/** Installs a target of the board by its name. @throws Error where the board has no such target */
export async function installNamed(name: string): Promise<Installed> {
  const target = BOARD_TARGETS.find((one) => one.name === name);
  if (!target) throw new Error(`the board has no ${name}`);
  return install(target);
}
