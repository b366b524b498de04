import type { Assertion, Operations } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import { itemsIn } from '../contract/items.ts';
import type { Recording } from '../contract/recording.ts';
import { type Captured, complete, matches, UndefinedPlaceholder } from '../contract/template.ts';

type Members = Record<string, unknown>;

/** The check that asks whether the first resource is as it was. */
const UNCHANGED = 'first-unchanged';

/**
 * The case with what must be unchanged as the target listed it before the request. A target that stores or shows a member
 * wrongly does so before, too: that is not what the case is about. Without such a read the values of the table stay.
 */
export function asListedBefore(
  testCase: BoundCase,
  { exchanges }: Recording,
  captured: Captured,
  { list, listMember, nameMember }: Operations,
): BoundCase {
  const read = exchanges.findLast(({ role, operation }) => role === 'before' && operation === list);
  const items = itemsIn(read?.seen, listMember) as readonly (Members | null)[];
  const changed = (assertion: Assertion): Assertion => {
    if (assertion.check !== UNCHANGED || !assertion.some) return assertion;
    const some = assertion.some;
    const name = nameIn(some, captured, nameMember);
    const before = items.find((item) => name !== undefined && matches(name, item?.[nameMember]));
    if (!before) return assertion;
    return {
      ...assertion,
      some: Object.fromEntries(Object.keys(some).map((member) => [member, before[member]])),
    };
  };
  return {
    ...testCase,
    probes: testCase.probes.map((probe) => ({ ...probe, assertions: probe.assertions.map(changed) })),
  };
}

function nameIn(some: Members, captured: Captured, nameMember: string): unknown {
  try {
    return complete(some[nameMember], captured);
  } catch (error) {
    if (!(error instanceof UndefinedPlaceholder)) throw error;
    return undefined;
  }
}
