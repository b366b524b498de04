import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';

/** A row of docs/public-bugs.md. */
export interface BugRow {
  report: string;
  what: string;
  /** Names of cases that the server fails; those that the text only mentions are not among them. */
  cases: string[];
  caughtBy: string;
  /** The mutant, or the fault of planted.ts, that the server is made by. */
  planted: string | undefined;
}

const NAME = /`([^`]+)`/g;

/** The rows of both tables. */
export function bugRows(): BugRow[] {
  const page = readFileSync(join(packageRoot(), 'docs/public-bugs.md'), 'utf8');
  return page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:---|report |emulator )/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
    .map(([report = '', what = '', caughtBy = '', planted = '']) => ({
      report,
      what,
      caughtBy,
      cases: [...caughtBy.matchAll(NAME)].map(([, name = '']) => name),
      planted: planted.replaceAll('`', '') || undefined,
    }));
}
