import type { Assertion } from '../../generated/case-table.ts';
import type { ResponseRule, ResponseRules } from '../../generated/response-rules.ts';
import { provenance } from './provenance.ts';

/**
 * What a success must say, given the members of the request: each member echoed, defaulted, made, or not there.
 * `differs` overrides the usual value of single members.
 */
export function acceptedAssertions(
  rules: ResponseRules,
  input: Record<string, unknown>,
  differs: Record<string, unknown> = {},
): Assertion[] {
  return Object.entries(rules.members).flatMap(([member, rule]) => {
    const value = member in differs ? differs[member] : expectedValue(rule, input);
    // null: nothing says what it is.
    if (value === null) return [];
    return value === undefined ? notThere(member, rule) : [there(member, rule, value, input)];
  });
}

function expectedValue(rule: ResponseRule, input: Record<string, unknown>): unknown {
  if (rule.when !== undefined && input[rule.when] === undefined) return undefined;
  if (rule.equals !== undefined) return rule.equals;
  const echoed = rule.echoes === undefined ? undefined : input[rule.echoes];
  return echoed ?? rule.default;
}

function there(
  member: string,
  rule: ResponseRule,
  equals: unknown,
  input: Record<string, unknown>,
): Assertion {
  const defaulted = rule.echoes !== undefined && input[rule.echoes] === undefined;
  const kind = rule.equals !== undefined ? 'made' : defaulted ? 'default' : 'echo';
  return {
    check: `${kind}.${member}`,
    level: rule.level ?? 'core',
    path: member,
    equals,
    provenance: ((defaulted && rule.defaultProvenance) || rule.provenance).map(provenance),
    clauses: [`response.${member}.heading`, `response.${member}.1`],
  };
}

/** Two statements: an SDK caller sees no value; on the wire there isn't even a key. */
function notThere(member: string, rule: ResponseRule): Assertion[] {
  const why = (rule.defaultProvenance ?? rule.provenance).map(provenance);
  return [
    { check: `unset.${member}`, level: 'core', path: member, absent: 'unset', provenance: why },
    { check: `omitted.${member}`, level: 'wire', path: member, absent: 'omitted', provenance: why },
  ];
}
