import type { CaseTable } from '../../generated/case-table.ts';
import type { BoundCase, BoundStep } from '../contract/bind.ts';
import type { Role } from '../contract/exchange.ts';
import { isCreate } from '../contract/operations.ts';
import { probesAfter } from '../contract/probes-after.ts';
import type { Recording } from '../contract/recording.ts';
import { answered, type CheckResult, type Missing } from '../contract/result.ts';
import { type Captured, complete, UndefinedPlaceholder } from '../contract/template.ts';
import { ofASuccess } from './documented.ts';

/** A call of a case, with what its placeholders wait for. */
interface Call {
  role: Role;
  operation: string;
  input: unknown;
}

/** A failing check where a call was not sent because an earlier answer, although a success, lacked a value that the call needs. */
export function missingValueCheck(
  testCase: BoundCase,
  recording: Recording,
  captured: Captured,
): CheckResult | undefined {
  for (const { input, ...call } of unsentCalls(testCase, recording)) {
    try {
      complete(input, captured);
    } catch (error) {
      if (!(error instanceof UndefinedPlaceholder)) throw error;
      const [step = '', member = 'id'] = error.expression.split('.');
      return {
        check: 'value-to-go-on',
        level: 'core',
        passed: false,
        expected: { kind: 'captured', path: member, step, member },
        actual: { kind: 'not-captured', step, member },
        ...call,
        provenance: ofASuccess(answering(step, testCase, recording)),
        clauses: [],
      };
    }
  }
  return undefined;
}

/**
 * A value that the answer to another operation lacks, where nothing else is wrong: that is for the cases of that operation to tell.
 * What creates trails is judged for its answer by the cases of its response alone, and by those that compare with it.
 */
export function missingValue(
  { operation, group }: BoundCase,
  { exchanges }: Recording,
  failed: readonly CheckResult[],
  table: CaseTable,
): Missing | undefined {
  const isOfAnException = table.groups.some(({ name, kind }) => name === group && kind === 'exception');
  const values = failed.map(({ check, expected }) => {
    const of = expected.kind === 'captured' ? expected : undefined;
    const from = of && exchanges.find(({ as, seen }) => as === of.step && seen.kind === 'accepted');
    const isOfAnother = from && from.operation !== operation;
    const isOfACreate = from && isCreate(table, operation) && (isOfAnException || check === 'value-to-go-on');
    return from && of?.member !== undefined && (isOfAnother || isOfACreate)
      ? { kind: 'value' as const, name: from.operation, member: of.member, answer: answered(from) }
      : undefined;
  });
  return values.includes(undefined) ? undefined : values[0];
}

/** The operation of the step that lacked a value. */
function answering(step: string, { operation }: BoundCase, { exchanges }: Recording): string {
  return exchanges.find((exchange) => exchange.as === step)?.operation ?? operation;
}

/** The calls that the case has and the recording does not, in their order. */
function unsentCalls(testCase: BoundCase, { exchanges }: Recording): Call[] {
  const { operation, before, request, control } = testCase;
  // A read that stands in for another one is none of the case's.
  const sent = (role: Role) =>
    exchanges.filter((exchange) => exchange.role === role && exchange.insteadOf === undefined).length;
  const steps = (list: readonly BoundStep[], role: Role): Call[] =>
    list.flatMap(({ call, inputs }) => inputs.map((input) => ({ role, operation: call, input })));
  if (sent('request') === 0)
    return [...steps(before, 'before'), { role: 'request', operation, input: request }];
  const answered = exchanges.find(({ role }) => role === 'request');
  return [
    ...(answered ? probesAfter(testCase, answered.seen) : [])
      .slice(sent('probe'))
      .map(({ call, input = {} }) => ({
        role: 'probe' as const,
        operation: call,
        input,
      })),
    ...(control && sent('control') === 0
      ? [
          ...steps(control.before, 'control-before'),
          { role: 'control' as const, operation, input: control.request },
        ]
      : []),
  ];
}
