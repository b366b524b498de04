import type { Report } from '../../generated/report.ts';
import { leftBehind } from '../session/no-result.ts';
import { EXIT } from './exit.ts';

/** Writes what says what was left behind; where that can't be written it is said here. */
export async function sayingLeft<T>(leaks: Report['leaks'], write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    sayLeft(leaks);
    throw error;
  }
}

/** Says what was left behind, and sets the exit code for it, which outweighs all others: it may cost money. */
export function sayLeft(leaks: Report['leaks']): void {
  if (leaks.length === 0) return;
  process.stderr.write(`${leftBehind(leaks)}\n`);
  process.exitCode = EXIT.leftBehind;
}
