import type { OperationReported, Report } from '../../generated/report.ts';
import { FIRST_OPERATION } from '../contract/operations.ts';

type Reported = Pick<Report, 'operations' | 'suite' | 'cases'>;

/** The operations that a run was of, in the order of the suite; none where the report is of a single one. */
export function chosenOperations({ operations = [], cases }: Reported): OperationReported[] {
  const names = new Set(operations.map(({ name }) => name));
  const chosen = new Set(
    cases.map(({ id }) => {
      const [first = ''] = id.split('/');
      return names.has(first) ? first : FIRST_OPERATION;
    }),
  );
  return operations.filter(({ name, verdict }) => verdict !== 'untested' || chosen.has(name));
}

/** What was judged, as every output names it: `CloudTrail CreateTrail`, or `CloudTrail (10 operations)`. */
export function subjectOf(report: Reported): string {
  const { service, operation } = report.suite;
  const chosen = chosenOperations(report);
  if (chosen.length > 1) return `${service} (${chosen.length} operations)`;
  return `${service} ${chosen[0]?.name ?? operation}`;
}
