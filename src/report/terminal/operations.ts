import type { OperationReported, Report } from '../../../generated/report.ts';
import { showTally } from '../../results/summary.ts';
import type { Paint } from './paint.ts';

const STYLES: Record<OperationReported['verdict'], Parameters<Paint>[0]> = {
  conformant: 'green',
  deviates: 'red',
  partial: 'yellow',
  untested: 'dim',
  'not served': 'dim',
};

/** A line for each operation, where the report is of several: its verdict, and how many of its cases pass. */
export function operationLines({ operations = [] }: Pick<Report, 'operations'>, paint: Paint): string[] {
  const width = Math.max(0, ...operations.map(({ name }) => name.length));
  return operations.map(({ name, verdict, conformance }) => {
    const figures = conformance.total > 0 ? showTally(conformance) : '';
    return `  ${paint(STYLES[verdict], `${name.padEnd(width)}  ${verdict.padEnd(10)}`)}  ${figures}`.trimEnd();
  });
}
