import { existsSync } from 'node:fs';
import { HEARTBEAT_MS } from './life.ts';
import { readJournal } from './read.ts';
import { Journal } from './write.ts';

/** A run's hold on what its journal lists. */
export interface Lease {
  /** Why the run can't go on, once a sweep has taken what it created. */
  lost(): string | undefined;
  /** Gives it up: from then on a sweep may remove what is left. */
  end(): void;
}

/** Renews the lease of a run until it ends, by a line in its journal at each interval. */
export function holdLease(file: string, everyMs = HEARTBEAT_MS): Lease {
  const journal = new Journal(file);
  let lost: string | undefined;
  const beat = () => {
    const read = readJournal(file);
    if (read === undefined || read.isSwept) lost = 'a sweep removed what this run created';
    else journal.mark('alive');
  };
  const timer = setInterval(() => {
    try {
      beat();
    } catch {
      // A folder that can't be reached now may be there at the next beat.
    }
  }, everyMs);
  timer.unref();
  return {
    lost: () => lost,
    end: () => {
      clearInterval(timer);
      try {
        if (existsSync(file)) journal.mark('ended');
      } catch {
        // On a full disk the lease runs out by itself.
      }
    },
  };
}
