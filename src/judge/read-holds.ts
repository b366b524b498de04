import type { Probe } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import type { Whole } from '../contract/pages.ts';
import { capturedIn, probeAssertionChecks } from './checks.ts';
import { withKnownMembers } from './known-members.ts';

/** Whether a read shows all that the case expects of it. */
export function readHolds(
  testCase: BoundCase,
  probe: Probe,
  read: Whole,
  exchanges: readonly Whole[],
): boolean {
  if (read.pages?.fault !== undefined) return false;
  const known = exchanges.map(withKnownMembers);
  const request = known.find(({ role }) => role === 'request');
  if (!request) return true;
  const captured = capturedIn(request, { caseId: testCase.id, unmet: [], exchanges: known });
  return probeAssertionChecks(testCase, probe, request, withKnownMembers(read), captured).every(
    ({ passed, level }) => passed || level === 'info',
  );
}
