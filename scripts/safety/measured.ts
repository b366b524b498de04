import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';
import { BUILT } from '../faults/kill.ts';

/** A verb that takes longer hangs. */
const MOST_MS = 300_000;

/** What became of a verb, and what it took. */
export interface Measured {
  code: number;
  said: string;
  ms: number;
  /** Milliseconds of CPU, which the load of the machine doesn't change. */
  cpuMs: number;
  /** The most memory that it had at once. */
  maxMiB: number;
}

/**
 * Runs a verb in a process of its own.
 * @param program as arguments of node; what `npm run build` makes by default
 * @param more variables of its environment
 */
export async function measured(
  words: readonly string[],
  program = BUILT,
  more: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'ctc-usage-'));
  const noted = join(folder, 'usage.json');
  const begin = performance.now();
  try {
    const ended = await new Promise<{ code: number; said: string }>((done) => {
      const command = [
        '--import',
        join(packageRoot(), 'scripts/safety/note-usage.mjs'),
        ...program,
        ...words,
      ];
      const env = { ...process.env, NOTE_USAGE: noted, XDG_STATE_HOME: folder, HOME: folder, ...more };
      const options = { cwd: packageRoot(), env, maxBuffer: 64 * 1024 * 1024, timeout: MOST_MS };
      const child = execFile(process.execPath, command, options, (_, out, err) =>
        done({ code: child.exitCode ?? -1, said: out + err }),
      );
    });
    const usage = await readFile(noted, 'utf8').catch(() => '{"cpuMs":0,"maxMiB":0}');
    return { ...ended, ms: Math.round(performance.now() - begin), ...JSON.parse(usage) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
