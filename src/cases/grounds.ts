import type { Assertion, Case, CaseTable, Provenance } from '../../generated/case-table.ts';
import { qualified } from '../contract/operations.ts';

/** What a case asks of a target at the level of an SDK caller, and everything that it rests on. */
export interface Expected {
  testCase: Case;
  /** A check of the response; undefined for the outcome of the request. */
  assertion?: Assertion;
  grounds: Provenance[];
}

/** The clause of every success: a valid request does what the operation is for. */
const EVERY_SUCCESS = 'overview.1';

/**
 * Every judged expectation at level core: the outcome of each request, and the members of its response. Where both a success and a
 * refusal are right, the outcome is not judged.
 */
export function coreExpectations({ cases, operation }: CaseTable): Expected[] {
  const everySuccess = qualified(operation, EVERY_SUCCESS);
  return cases
    .filter(({ informative }) => !informative)
    .flatMap((testCase) => [
      ...(testCase.expect.outcome === 'either'
        ? []
        : [{ testCase, grounds: groundsOfOutcome(testCase, everySuccess) }]),
      ...(testCase.expect.assertions ?? [])
        .filter(({ level }) => level === 'core')
        .map((assertion) => ({ testCase, assertion, grounds: assertion.provenance })),
    ]);
}

/**
 * Whether something states it: a clause that names the request, the model of the SDK, or an observation of more than low confidence.
 * In a condition the fault is the condition itself, so that there even a clause will do which only names the error.
 */
export function isGrounded({ testCase, grounds }: Expected, table: CaseTable): boolean {
  return grounds.some(
    (ground) => carries(ground, table) || (testCase.worlds && ground.kind === 'documented'),
  );
}

/** Whether a source alone is enough for an expectation. */
export function carries({ kind, source }: Provenance, { clauses, observations }: CaseTable): boolean {
  if (kind === 'observed') return ['high', 'medium'].includes(observations[source]?.confidence ?? '');
  return kind === 'modelled' || !clauses.some(({ id, vague }) => id === source && vague);
}

function groundsOfOutcome(
  { grounds = [], clauses, about = clauses, expect, group }: Case,
  everySuccess: string,
): Provenance[] {
  const stated = about.filter((id) => !isForm(id)).map((source) => ({ kind: 'documented' as const, source }));
  // A name of the page's errors that also stands for the fault, as in a part, where no exception is named.
  const errors = (expect.errors ?? []).flatMap(({ code, provenance }) =>
    isNamed(group, code) ? [] : provenance,
  );
  const all = [...grounds, ...stated, ...(stated.length > 0 ? [] : errors)];
  if (all.length > 0 || expect.outcome !== 'accepted') return all;
  return [{ kind: 'documented', source: everySuccess }];
}

/** Headings and statuses are judged by every refusal; they say nothing of a request. */
function isForm(id: string): boolean {
  return /^(?:\w+\/)?error\.[^.]+\.(?:heading|status)$/.test(id);
}

/** Whether a group is that of an error; other operations than the first have their name in front. */
export function isNamed(group: string, code: string): boolean {
  return group.slice(group.lastIndexOf('/') + 1) === code;
}
