import type { Assertion, Operations } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import { itemsIn } from '../contract/items.ts';
import type { Recording } from '../contract/recording.ts';
import { type Captured, complete, matches, UndefinedPlaceholder } from '../contract/template.ts';
import { at } from './at.ts';

type Members = Record<string, unknown>;

/** The checks that ask whether the first resource is as it was. */
const UNCHANGED = /^first-(?:.*-)?unchanged$/;

/**
 * The case with what must be unchanged as the target showed it before the request. A target that stores or shows a member
 * wrongly does so before, too: that is not what the case is about. Without such a read the values of the table stay.
 */
export function asListedBefore(
  testCase: BoundCase,
  { exchanges }: Recording,
  captured: Captured,
  { list, listMember, nameMember }: Operations,
): BoundCase {
  const readBefore = (call: string) =>
    exchanges.findLast(({ role, operation }) => role === 'before' && operation === call)?.seen;
  const items = itemsIn(readBefore(list), listMember) as readonly (Members | null)[];
  const ofList = (assertion: Assertion, some: Members): Assertion => {
    const name = nameIn(some, captured, nameMember);
    const before = items.find((item) => name !== undefined && matches(name, item?.[nameMember]));
    if (!before) return assertion;
    return {
      ...assertion,
      some: Object.fromEntries(Object.keys(some).map((member) => [member, before[member]])),
    };
  };
  const changed = (assertion: Assertion, call: string): Assertion => {
    if (!UNCHANGED.test(assertion.check)) return assertion;
    if (assertion.some) return ofList(assertion, assertion.some);
    const seen = readBefore(call);
    const before = seen?.kind === 'accepted' ? at(seen.output, assertion.path ?? '') : undefined;
    return Array.isArray(before) ? { ...assertion, exactly: before } : assertion;
  };
  const probes = testCase.probes.map((probe) => ({
    ...probe,
    assertions: probe.assertions.map((assertion) => changed(assertion, probe.call)),
  }));
  return { ...testCase, probes };
}

function nameIn(some: Members, captured: Captured, nameMember: string): unknown {
  try {
    return complete(some[nameMember], captured);
  } catch (error) {
    if (!(error instanceof UndefinedPlaceholder)) throw error;
    return undefined;
  }
}
