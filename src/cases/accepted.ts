import type { Assertion } from '../../generated/case-table.ts';
import type { ResponseRule, ResponseRules } from '../../generated/response-rules.ts';
import { provenance } from './provenance.ts';

/**
 * What each member of a success must be, given the request: echoed, defaulted, built from other values, or absent.
 * `differs` overrides the usual value of single members; null leaves a member unchecked.
 */
export function acceptedAssertions(
  rules: ResponseRules,
  input: Record<string, unknown>,
  differs: Record<string, unknown> = {},
): Assertion[] {
  return Object.entries(rules.members).flatMap(([member, rule]) => {
    const value = member in differs ? differs[member] : expectedValue(rule, input);
    if (value === null) return [];
    return value === undefined ? absent(member, rule) : [present(member, rule, value, input)];
  });
}

function expectedValue(rule: ResponseRule, input: Record<string, unknown>): unknown {
  if (rule.when !== undefined && input[rule.when] === undefined) return undefined;
  if (rule.equals !== undefined) return rule.equals;
  const echoed = rule.echoes === undefined ? undefined : input[rule.echoes];
  return echoed ?? rule.default;
}

function present(
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

/** Two checks: an SDK caller sees no value; the message on the wire doesn't even have the key. */
function absent(member: string, rule: ResponseRule): Assertion[] {
  const why = (rule.defaultProvenance ?? rule.provenance).map(provenance);
  return [
    { check: `unset.${member}`, level: 'core', path: member, absent: 'unset', provenance: why },
    { check: `omitted.${member}`, level: 'wire', path: member, absent: 'omitted', provenance: why },
  ];
}
