import type { Assertion, Probe } from '../../generated/case-table.ts';
import type { ResponseRules } from '../../generated/response-rules.ts';
import type { Triggers } from '../../generated/triggers.ts';

/** The page's first sentence: a success creates a resource with the settings of the request. */
const CREATED = { kind: 'documented' as const, source: 'overview.1' };

/**
 * After a success: the resource has every setting that the response must show, and none that nobody asked for.
 * @param expected the assertions on the response
 */
export function readAllMembers(
  { operations }: Triggers,
  expected: readonly Assertion[],
  rules: ResponseRules,
): Probe[] {
  if (!operations.get) return [];
  const { call, input, path: root } = operations.get;
  const assertions = expected.flatMap(
    ({ check, path = '', level, equals, absent, provenance }): Assertion[] => {
      const { when } = rules.members[path] ?? {};
      // A read doesn't repeat what the response only reports, nor members that no answer ever has.
      if (level === 'info' || absent === 'omitted' || when === 'never') return [];
      return [
        {
          check: `get.${path}`,
          level: 'state',
          path: `${root}.${path}`,
          ...(absent ? { absent } : { equals }),
          provenance: check.startsWith('default.') ? [CREATED, ...provenance] : [CREATED],
        },
      ];
    },
  );
  return [{ call, input, assertions }];
}

/**
 * After a success: the list shows the resource with the settings that the case is about. Members that the list leaves
 * out are read separately.
 * @param expected the assertions that the case makes on the response
 */
export function readSetMembers(
  { operations }: Triggers,
  input: Record<string, unknown>,
  expected: readonly Assertion[],
): Probe[] {
  const { list, listMember, nameMember, memberReads = {} } = operations;
  const settings = expected.flatMap(({ path, level, equals, absent }) =>
    path === undefined || absent || level === 'info' ? [] : [[path, equals] as const],
  );
  const listed: Assertion = {
    check: 'trail-made',
    level: 'state',
    path: listMember,
    some: { [nameMember]: input[nameMember], ...Object.fromEntries(settings) },
    provenance: [CREATED],
  };
  const single = Object.entries(memberReads).flatMap(([member, { call, input: sent, path }]): Probe[] => {
    if (input[member] === undefined) return [];
    const provenance = [{ kind: 'documented' as const, source: `request.${member}.1` }];
    const kept: Assertion = {
      check: `kept.${member}`,
      level: 'state',
      path,
      exactly: input[member],
      provenance,
    };
    return [{ call, input: sent, assertions: [kept] }];
  });
  return [{ call: list, input: {}, assertions: [listed] }, ...single];
}
