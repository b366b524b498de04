import type { OperationReported, Report } from '../../generated/report.ts';
import { showTally } from '../results/summary.ts';

export const OPERATION_HEADS = ['Operation', 'Verdict', 'Cases that pass', 'Cases judged'];

/** The operations of a run, the suite's own first; none where only one of them was run. */
export function operationsOf({ operations = [], suite }: Pick<Report, 'operations' | 'suite'>) {
  const run = operations.filter(({ verdict }) => verdict !== 'untested');
  const isOwn = ({ name }: OperationReported) => name === suite.operation;
  return run.length > 1 ? operations.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a))) : [];
}

/** How many of the judged cases of an operation pass, and how many of its cases were judged. */
export function figuresOf({ conformance, coverage }: OperationReported): [string, string] {
  const passed = conformance.total > 0 ? showTally(conformance) : '–';
  return [passed, `${coverage.judged} of ${coverage.total}`];
}
