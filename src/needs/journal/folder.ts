import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CannotJudge } from '../../contract/errors.ts';
import { reasonOf } from '../../text/reason.ts';

/** The state folder: `$XDG_STATE_HOME/cloudtrail-conformance`, by default below `~/.local/state`. */
export function journalFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment.XDG_STATE_HOME || join(homedir(), '.local/state'), 'cloudtrail-conformance');
}

/** The names of the journals in a folder; none where it is missing. @throws CannotJudge when it can't be read */
export function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new CannotJudge(
      `The journals of ${folder} can't be read (${reasonOf(error)}). Name their folder with --journal.`,
    );
  }
}
