import type { OperationReported, Report } from '../../generated/report.ts';
import { chosenOperations } from '../results/subject.ts';
import { showTally } from '../results/summary.ts';

export const OPERATION_HEADS = ['Operation', 'Verdict', 'Cases that pass', 'Cases judged'];

/** The operations of a run, the suite's own first; none where only one of them was run. */
export function operationsOf(report: Pick<Report, 'operations' | 'suite' | 'cases'>): OperationReported[] {
  const run = chosenOperations(report);
  const isOwn = ({ name }: OperationReported) => name === report.suite.operation;
  return run.length > 1 ? run.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a))) : [];
}

/** How many of the judged cases of an operation pass, and how many of its cases were judged. */
export function figuresOf({ conformance, coverage }: OperationReported): [string, string] {
  const passed = conformance.total > 0 ? showTally(conformance) : '–';
  return [passed, `${coverage.judged} of ${coverage.total}`];
}
