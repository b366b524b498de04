import type { Assertion, Probe } from '../../generated/case-table.ts';
import type { ResponseRules } from '../../generated/response-rules.ts';
import type { Triggers } from '../../generated/triggers.ts';

/** That a success makes something with the settings of the request is the first that the page says. */
const MADE = { kind: 'documented' as const, source: 'overview.1' };

/**
 * After a success: the resource, read as a whole, has every setting that the response owes, and none that nobody asked
 * for. `owed` are the assertions on the response.
 */
export function wholeReadBack(
  { operations }: Triggers,
  owed: readonly Assertion[],
  rules: ResponseRules,
): Probe[] {
  if (!operations.get) return [];
  const { call, input, path: at } = operations.get;
  const assertions = owed.flatMap(({ check, path = '', level, equals, absent, provenance }): Assertion[] => {
    const { when } = rules.members[path] ?? {};
    // What only reports here only reports there; what no answer ever has, no read has either.
    if (level === 'info' || absent === 'omitted' || when === 'never') return [];
    const why = check.startsWith('default.') ? [MADE, ...provenance] : [MADE];
    const what = absent ? { absent } : { equals };
    return [{ check: `get.${path}`, level: 'state', path: `${at}.${path}`, ...what, provenance: why }];
  });
  return [{ call, input, assertions }];
}

/**
 * After a success: the resource is listed with those settings that the case is about, and what the list does not show of
 * them is read apart. `owed` are the assertions on the response that the case makes.
 */
export function partReadBack(
  { operations }: Triggers,
  input: Record<string, unknown>,
  owed: readonly Assertion[],
): Probe[] {
  const settings = owed.flatMap(({ path, level, equals, absent }) =>
    path === undefined || absent || level === 'info' ? [] : [[path, equals] as const],
  );
  const some = { [operations.nameMember]: input[operations.nameMember], ...Object.fromEntries(settings) };
  const listed: Assertion = {
    check: 'trail-made',
    level: 'state',
    path: operations.listMember,
    some,
    provenance: [MADE],
  };
  const inner = Object.entries(operations.memberReads ?? {}).flatMap(
    ([member, { call, input: asked, path }]): Probe[] => {
      if (input[member] === undefined) return [];
      const provenance = [{ kind: 'documented' as const, source: `request.${member}.1` }];
      const check = `kept.${member}`;
      return [
        {
          call,
          input: asked,
          assertions: [{ check, level: 'state', path, exactly: input[member], provenance }],
        },
      ];
    },
  );
  return [{ call: operations.list, input: {}, assertions: [listed] }, ...inner];
}
