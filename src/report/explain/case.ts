import type { Case, CaseTable } from '../../../generated/case-table.ts';
import { type Planned, type PlannedAssertion, plannedOf } from '../story/planned.ts';
import type { Why } from '../why.ts';
import { policiesOf, runIt } from './lines.ts';

export function explainCase(testCase: Case, table: CaseTable, command: string): string[] {
  const { id, title, operation = table.operation, clauses, request, needs, policyChanges = {} } = testCase;
  const planned = plannedOf(testCase, table);
  const { note, circumstances, reads, control } = planned;
  return [
    `${id}: a case`,
    `  ${title}`,
    ...(note ? [`  Note: ${note}`] : []),
    '',
    'Sent:',
    `  ${operation}, ${request.lane} lane: ${JSON.stringify(request.input ?? {})}`,
    ...(request.wire ? [`  with ${JSON.stringify(request.wire)}`] : []),
    ...(circumstances.length > 0 ? ['', 'Beforehand:', ...circumstances.map((line) => `  ${line}`)] : []),
    ...policiesOf(needs, table, Object.values(policyChanges)),
    '',
    ...expected(planned),
    ...reads.flatMap(({ call, input, assertions }) => [
      '',
      `Read afterwards: ${call} ${JSON.stringify(input)}, which must have:`,
      ...assertions.flatMap(assertionLines),
    ]),
    ...(control ? ['', `Control: ${control}; it must be accepted in the same run.`] : []),
    ...(clauses.length > 0 ? ['', `Judges: ${clauses.join(', ')}`] : []),
    '',
    ...runIt(id, command),
  ];
}

function expected({ accepted, errors, assertions }: Planned): string[] {
  if (accepted === 'accepted') return ['Expected: accepted.', ...assertions.flatMap(assertionLines)];
  const either = accepted === 'either' ? 'accepted, or ' : '';
  return [
    `Expected: ${either}refused with ${errors.length === 1 ? 'this error' : 'any of these errors'}:`,
    ...errors.flatMap(({ code, reasons }) => [`  ${code}`, ...because(reasons)]),
  ];
}

function assertionLines({ check, level, message, reasons }: PlannedAssertion): string[] {
  return [`  ${check} (${level}): ${message}`, ...because(reasons)];
}

function because(reasons: readonly Why[]): string[] {
  return reasons.map(({ kind, message, source }) => `    ${kind}: ${message} (${source})`);
}
