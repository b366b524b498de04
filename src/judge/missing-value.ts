import type { BoundCase, BoundStep } from '../contract/bind.ts';
import type { Role } from '../contract/exchange.ts';
import { probesAfter } from '../contract/probes-after.ts';
import type { Recording } from '../contract/recording.ts';
import type { CheckResult } from '../contract/result.ts';
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
