import type { Report } from '../../../generated/report.ts';
import { figuresOf, operationsOf } from '../operations.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';
import { LOOKS } from './groups.ts';
import type { Paint } from './paint.ts';

/** A line for each operation, where the run was of several: its verdict, and how many of its cases pass. */
export function operationLines(report: Report, paint: Paint): string[] {
  const operations = operationsOf(report);
  const width = Math.max(0, ...operations.map(({ name }) => name.length));
  return operations.map((one) => {
    const { name, verdict } = one;
    // What isn't served was not tested for that very reason.
    const { style } = LOOKS[verdict === 'not served' ? 'untested' : verdict];
    return `  ${paint(style, `${name.padEnd(width)}  ${VERDICT_WORDS[verdict].padEnd(10)}`)}  ${figuresOf(one)[0]}`;
  });
}
