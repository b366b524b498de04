import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOfProcess, thisMachine } from './machine.ts';
import type { ReadJournal } from './read.ts';

/** How often a run writes into its journal that it is still there. */
export const HEARTBEAT_MS = 20_000;

/** How long after the last line of its journal a run on another machine counts as running: some heartbeats may come late. */
export const LEASE_MS = 180_000;

/** Whether a run may still use what its journal lists. */
export interface Life {
  isAlive: boolean;
  /** Until when a run on another machine counts as running, in milliseconds from now. */
  waitMs?: number;
}

/**
 * Whether the run of a journal may still be running. On its own machine its process is looked up; anywhere else it has ended
 * only once its lease has run out.
 * @param now the time by the clock of the journal's folder, see {@link clockOfFolder}
 */
export function lifeOf(journal: ReadJournal, now: () => number, here = thisMachine()): Life {
  const { run, hasEnded, writtenAt } = journal;
  if (hasEnded) return { isAlive: false };
  if (here !== undefined && run.machine === here) {
    return { isAlive: run.processStart !== undefined && run.processStart === startOfProcess(run.pid) };
  }
  const waitMs = writtenAt + LEASE_MS - now();
  return waitMs > 0 ? { isAlive: true, waitMs } : { isAlive: false };
}

/**
 * The time as the file system of a folder has it, which also dated the journals in it: two machines that share a folder need no
 * clock in common. The machine's own time where nothing can be written.
 */
export function clockOfFolder(folder: string): number {
  const file = join(folder, `.clock.${process.pid}.tmp`);
  try {
    writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
    return statSync(file).mtimeMs;
  } catch {
    return Date.now();
  } finally {
    rmSync(file, { force: true });
  }
}
