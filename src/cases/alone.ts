import { isDeepStrictEqual } from 'node:util';
import type { Group } from '../../generated/case-table.ts';
import type { BuiltCase } from './lanes.ts';

/**
 * Sends one refusal of an exception without members that it is not about, where all of them have such members: a server may apply
 * a rule only beside one. It is one whose members go with another refusal too; where there is none, one is sent once more without
 * them. An only refusal is sent so in the other lane.
 */
export function withOneAlone(built: readonly BuiltCase[], { kind }: Pick<Group, 'kind'>): BuiltCase[] {
  const refusals = built.filter(
    ({ testCase: { expect, informative } }) => expect.outcome === 'rejected' && !informative,
  );
  if (kind !== 'exception' || refusals.length < 2 || !refusals.every(isBesideOthers)) return [...built];
  const candidates = refusals.filter(
    ({ testCase, laneIsOpen }) => laneIsOpen && !hasNameOfItsOwn(testCase.request),
  );
  const spared = candidates.find((one) =>
    refusals.some((other) => other !== one && isDeepStrictEqual(membersBeside(one), membersBeside(other))),
  );
  if (spared?.alone) {
    const bare = { ...spared, testCase: spared.alone };
    return built.map((one) => (one === spared ? bare : one));
  }
  const [chosen] = candidates;
  if (!chosen?.alone) return [...built];
  const { alone, laneIsOpen } = chosen;
  const testCase = {
    ...alone,
    id: `${alone.id}-alone`,
    title: `${alone.title}, also with nothing beside it`,
  };
  return [...built, { testCase, laneIsOpen }];
}

function isBesideOthers({ testCase, alone = testCase }: BuiltCase): boolean {
  return !isDeepStrictEqual(testCase.request, alone.request);
}

/** The members that a refusal has beside those that it is about. */
function membersBeside({ testCase, alone = testCase }: BuiltCase): Record<string, unknown> {
  const { input = {} } = alone.request;
  return Object.fromEntries(
    Object.entries(testCase.request.input ?? {}).filter(([member]) => !Object.hasOwn(input, member)),
  );
}

/** A name that a policy has can be that of one case only. */
function hasNameOfItsOwn(request: BuiltCase['testCase']['request']): boolean {
  return JSON.stringify(request).includes('${named:');
}
