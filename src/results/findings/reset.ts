import type { Case } from '../../../generated/case-table.ts';
import type { FindingKind } from '../../../generated/report.ts';
import type { Blamed, Cause } from './cause.ts';

/** The operation that changes what its request names, and nothing else. */
const UPDATES = 'UpdateTrail';
/** Subject of the cause that other settings change too. */
export const LEFT_OUT = 'left-out';

/** Members of an answer by the member of a request that sets them, where that has another name. */
export const SET_BY: Readonly<Record<string, string>> = {
  LogFileValidationEnabled: 'EnableLogFileValidation',
  SnsTopicARN: 'SnsTopicName',
};

const OF_MEMBERS: readonly FindingKind[] = ['loses', 'value', 'changes'];

/**
 * The causes of a case, with one for all settings that an update changed although its request leaves them out. Only where a read
 * shows it: an answer that lacks a setting has not changed it.
 */
export function asReset(blamed: readonly Blamed[], row: Case | undefined): Blamed[] {
  if (row?.operation !== UPDATES) return [...blamed];
  const sent: object = row.request.input ?? {};
  const leftOut = ({ kind, subject }: Cause) =>
    OF_MEMBERS.includes(kind)
      ? subject.split(', ').filter((member) => !((SET_BY[member] ?? member) in sent))
      : [];
  const reset = new Set(blamed.flatMap(({ cause, check }) => (check.role === 'probe' ? leftOut(cause) : [])));
  const isReset = ({ cause }: Blamed) => leftOut(cause).some((member) => reset.has(member));
  return blamed.map((one): Blamed => {
    if (!isReset(one)) return one;
    return {
      ...one,
      cause: { kind: 'changes', subject: LEFT_OUT, got: 'another value', operation: UPDATES },
    };
  });
}
