import { isDeepStrictEqual } from 'node:util';
import type { Group } from '../../generated/case-table.ts';
import type { BuiltCase } from './lanes.ts';

/**
 * Adds one refusal of an exception once more, without members that it is not about, where all of them have such members: a
 * server may apply a rule only beside one. It goes in the other lane, as an only refusal does.
 */
export function withOneAlone(built: readonly BuiltCase[], { kind }: Pick<Group, 'kind'>): BuiltCase[] {
  const refusals = built.filter(
    ({ testCase: { expect, informative } }) => expect.outcome === 'rejected' && !informative,
  );
  if (kind !== 'exception' || refusals.length < 2 || !refusals.every(isBesideOthers)) return [...built];
  const chosen = refusals.find(
    ({ testCase, laneIsOpen }) => laneIsOpen && !hasNameOfItsOwn(testCase.request),
  );
  if (!chosen?.alone) return [...built];
  const { alone, laneIsOpen } = chosen;
  const testCase = {
    ...alone,
    id: `${alone.id}-alone`,
    title: `${alone.title}, also with nothing beside it`,
  };
  return [...built, { testCase, laneIsOpen, repeats: chosen.testCase.id }];
}

function isBesideOthers({ testCase, alone = testCase }: BuiltCase): boolean {
  return !isDeepStrictEqual(testCase.request, alone.request);
}

/** A name that a policy has can be that of one case only. */
function hasNameOfItsOwn(request: BuiltCase['testCase']['request']): boolean {
  return JSON.stringify(request).includes('${named:');
}
