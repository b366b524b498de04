import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { CaseReported, Report } from '../../generated/report.ts';
import type { Exchange } from '../contract/exchange.ts';
import type { Recording } from '../contract/recording.ts';
import { failedChecks, isJudged } from '../contract/result.ts';
import { maskedMessage } from './masked.ts';

/** What AWS answered to the request of one case. */
export interface Shown {
  testCase: Case;
  accepted: boolean;
  code?: string;
  message?: string;
  status: number;
  /** Members of the response that the request of an open question also has, masked. */
  response?: Record<string, string>;
  /** Day of the request, UTC. */
  date: string;
  /** Checks of the case that failed, beside those of the outcome itself. */
  failed: string[];
}

/** Members that every request has, and that every response has too. */
const NAMES = ['Name', 'S3BucketName'];

/** Checks that say nothing more than the answer does. */
const OF_THE_ANSWER = ['accepted', 'rejected', 'error-code', 'http-status'];

/**
 * What the cases of a run show, in the order of the table. A case that was not judged shows nothing, nor does one whose control was
 * refused too: then something else than its fault was refused.
 */
export function shownBy(
  { cases, provided }: Pick<Report, 'cases' | 'provided'>,
  recordings: readonly Recording[],
  table: CaseTable,
): Shown[] {
  const results = new Map(cases.map((result) => [result.id, result]));
  const recorded = new Map(recordings.map((recording) => [recording.caseId, recording]));
  return table.cases.flatMap((testCase) => {
    const [result, recording] = [results.get(testCase.id), recorded.get(testCase.id)];
    return result && recording && isJudged(result) ? shownByCase(testCase, result, recording, provided) : [];
  });
}

function shownByCase(
  testCase: Case,
  result: CaseReported,
  { exchanges, part }: Recording,
  provided: Report['provided'],
): Shown[] {
  const request = exchanges.find(({ role }) => role === 'request');
  const control = exchanges.find(({ role }) => role === 'control');
  if (!request?.answer || (control && control.seen.kind !== 'accepted')) return [];
  const { seen, answer, at } = request;
  if (seen.kind !== 'accepted' && seen.kind !== 'rejected') return [];
  const names = part?.provided ?? provided;
  const said = seen.kind === 'rejected' ? seen.message : undefined;
  const members =
    testCase.informative && seen.kind === 'accepted' ? returned(request, seen.output, names) : {};
  return [
    {
      testCase,
      accepted: seen.kind === 'accepted',
      ...(seen.kind === 'rejected' ? { code: seen.code } : {}),
      ...(said ? { message: maskedMessage(said, request, names) } : {}),
      ...(Object.keys(members).length > 0 ? { response: members } : {}),
      status: answer.status,
      date: at.slice(0, 10),
      failed: failedChecks(result)
        .map(({ check }) => check)
        .filter((check) => !OF_THE_ANSWER.includes(check)),
    },
  ];
}

/** What came back of the members that were sent; a member that is missing came back as nothing. */
function returned(
  request: Exchange,
  output: Record<string, unknown>,
  names: Report['provided'],
): Record<string, string> {
  const sent = Object.keys(request.input ?? {}).filter((member) => !NAMES.includes(member));
  return Object.fromEntries(
    sent.map((member) => {
      const value = Object.hasOwn(output, member) ? JSON.stringify(output[member]) : 'nothing';
      return [member, maskedMessage(value, request, names)];
    }),
  );
}
