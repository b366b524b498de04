import type { Assertion, Case, CaseTable } from '../../generated/case-table.ts';
import { isRead } from '../contract/operations.ts';

/** A target may tell times in whole seconds, so what happens within one can't be told apart. */
const SECONDS = 1;

/** What the table of a case says of its operations. */
interface Named {
  operation: string;
  operations: Pick<CaseTable['operations'], 'create'>;
}

/**
 * Waits after each change whose time is compared with that of a later change. Without it a server that keeps whole seconds
 * and changes a time that it should keep would pass or fail by luck.
 */
export function withWaits(testCase: Case, { operation, operations }: Named): Case {
  const { before, expect, probes } = testCase;
  const assertions = [...(expect.assertions ?? []), ...probes.flatMap((probe) => probe.assertions)];
  if (!assertions.some(comparesTimes)) return testCase;
  const calls = [...before.map(({ call }) => call), operation];
  const isFollowed = (index: number) => calls.slice(index + 1).some((call) => !isRead(call));
  return {
    ...testCase,
    before: before.map((step, index) => {
      // A new trail has no time yet.
      const changes = !isRead(step.call) && step.call !== operations.create;
      return changes && isFollowed(index) ? { ...step, waitAfter: SECONDS } : step;
    }),
  };
}

/** Whether a time is compared with one of an earlier answer. */
function comparesTimes({ path = '', sameAs, ...value }: Assertion): boolean {
  return path.endsWith('Time') && (sameAs !== undefined || JSON.stringify(value).includes('${'));
}
