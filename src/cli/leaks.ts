import type { Report } from '../../generated/report.ts';
import { EXIT } from '../results/exit-code.ts';
import { leftBehind } from '../session/no-result.ts';
import { warn } from './terminal.ts';

/** Calls `write`, which writes a report that has the leaks; where it fails they are printed here. */
export async function keepingLeaks<T>(leaks: Report['leaks'], write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    printLeaks(leaks);
    throw error;
  }
}

/** Prints the leaks and sets their exit code, which outweighs all others: leaks may cost money. */
export function printLeaks(leaks: Report['leaks']): void {
  if (leaks.length === 0) return;
  warn(leftBehind(leaks));
  process.exitCode = EXIT.leaked;
}
