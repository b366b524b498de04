import type { Report } from '../../../generated/report.ts';
import { showTally } from '../../results/summary.ts';
import { LOOKS } from './groups.ts';
import type { Paint } from './paint.ts';

/** A line for each operation, where the report is of several: its verdict, and how many of its cases pass. */
export function operationLines({ operations = [] }: Pick<Report, 'operations'>, paint: Paint): string[] {
  const width = Math.max(0, ...operations.map(({ name }) => name.length));
  return operations.map(({ name, verdict, conformance }) => {
    const figures = conformance.total > 0 ? showTally(conformance) : '';
    // What isn't served was not tested for that very reason.
    const { style } = LOOKS[verdict === 'not served' ? 'untested' : verdict];
    return `  ${paint(style, `${name.padEnd(width)}  ${verdict.padEnd(10)}`)}  ${figures}`.trimEnd();
  });
}
