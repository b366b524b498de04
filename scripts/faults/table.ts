import { type KillOptions, killAndSweep } from './kill.ts';

/** What became of one run: killed at a create and swept, or ended by itself. */
export interface Row {
  /** The create it was killed at; one past the last for the run that ended by itself. */
  at: number;
  /** How many creates a run has that ends by itself. */
  creates: number;
  what: string;
  exit: number | string;
  /** How many resources the run left. */
  left: number;
  swept: number;
  /** How many the sweep left. */
  remains: number;
  /** How many of others are gone, and how many requests would have changed one. */
  touched: number;
}

/** Runs a case until it is killed at each of its creates in turn; the last run reaches its end. */
export async function rowsOfCase(
  id: string,
  options: Pick<KillOptions, 'folder' | 'program'>,
): Promise<Row[]> {
  const rows: Omit<Row, 'creates'>[] = [];
  for (let at = 1; ; at += 1) {
    const { exit, what, left, removed, remains, missing, touched } = await killAndSweep({
      ...options,
      only: id,
      at,
    });
    const counts = { left: left.length, swept: removed, remains: remains.length };
    rows.push({ at, what: what || 'none', exit, ...counts, touched: missing.length + touched.length });
    if (exit !== 'SIGKILL') return rows.map((row) => ({ ...row, creates: at - 1 }));
  }
}
