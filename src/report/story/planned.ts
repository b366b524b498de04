import type { Assertion, Case, CaseTable } from '../../../generated/case-table.ts';
import { conditionsOf } from '../../contract/conditions.ts';
import type { CasePart } from '../../contract/recording.ts';
import { describeAssertion } from '../assertion.ts';
import { whyOf } from '../why.ts';

/** What the case table has about a case, in words: before any run. */
export type Planned = ReturnType<typeof plannedOf>;
export type PlannedError = Planned['errors'][number];
export type PlannedAssertion = Planned['assertions'][number];

/** @param part the part of a run that the case was in, which gives the needs their names */
export function plannedOf(row: Case, table: CaseTable, part?: Pick<CasePart, 'provided'>) {
  const { note, needs, before, policyChanges = {}, expect, probes, control } = row;
  const inWords = (assertion: Assertion) => ({
    check: assertion.check,
    level: assertion.level,
    message: describeAssertion(assertion),
    reasons: whyOf(assertion.provenance, table),
  });
  return {
    note,
    /** What exists when the request is sent, a line for each. */
    circumstances: [
      ...needs.map((alias) => needLine(alias, table, part?.provided[alias]?.id)),
      ...conditionsOf(row).map((world) => `the condition ${world}`),
      ...before.map(({ call, fillTo, place }) => {
        const times = fillTo === undefined ? 'before' : `until there were ${fillTo}`;
        return `${call} was called ${times}${place ? ` in ${place}` : ''}`;
      }),
      ...Object.entries(policyChanges).map(([alias, policy]) => `then ${alias} got the policy ${policy}`),
    ],
    accepted: expect.outcome,
    /** The errors that the request may be refused with. */
    errors: (expect.errors ?? []).map(({ code, provenance }) => ({
      code,
      reasons: whyOf(provenance, table),
    })),
    /** What a success must have. */
    assertions: (expect.assertions ?? []).map(inWords),
    reads: probes.map(({ call, input = {}, assertions, place }) => ({
      call,
      input,
      ...(place ? { place } : {}),
      assertions: assertions.map(inWords),
    })),
    /** How the request of the control differs. */
    control: control?.description,
  };
}

/** A need in one line, with what it is called where it was created. */
export function needLine(alias: string, { needs }: CaseTable, name?: string): string {
  const need = needs[alias];
  if (!need) return alias;
  const facts = [
    name && `called ${name}`,
    need.state,
    need.policy && `with the policy ${need.policy}`,
    need.trust && `with the trust policy ${need.trust}`,
  ].filter(Boolean);
  return [`${need.kind} (need ${alias})`, ...facts].join(', ');
}
