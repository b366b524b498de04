import { describe, expect, it } from 'vitest';
import type { ResponseRule } from '../../generated/response-rules.ts';
import { acceptedAssertions } from './accepted.ts';

const documented = [{ kind: 'documented', source: 'response.Label.1' }];
const observed = [{ kind: 'observed', source: 'response.defaults' }];
const because = { provenance: ['documented response.Label.1'] };
const otherwise = { ...because, defaultProvenance: ['observed response.defaults'] };

function assertions(rule: ResponseRule, input: Record<string, unknown>, differs?: Record<string, unknown>) {
  return acceptedAssertions({ formatVersion: 1, members: { Label: rule } }, input, differs);
}

const there = (check: string, equals: unknown, provenance = documented) => ({
  check,
  level: 'core',
  path: 'Label',
  equals,
  provenance,
  clauses: ['response.Label.heading', 'response.Label.1'],
});
const gone = (provenance: object[]) => [
  { check: 'unset.Label', level: 'core', path: 'Label', absent: 'unset', provenance },
  { check: 'omitted.Label', level: 'wire', path: 'Label', absent: 'omitted', provenance },
];

describe('acceptedAssertions', () => {
  it('expects sent members to be echoed', () => {
    expect(assertions({ ...otherwise, echoes: 'Sign', default: 'y' }, { Sign: 'x' })).toEqual([
      there('echo.Label', 'x'),
    ]);
  });

  it('expects the default of members that were not sent, with its own provenance', () => {
    const rule = { echoes: 'Sign', default: false };
    expect(assertions({ ...otherwise, ...rule }, { Label: 'x' })).toEqual([
      there('default.Label', false, observed),
    ]);
    expect(assertions({ ...because, ...rule }, {})).toEqual([there('default.Label', false)]);
  });

  it('expects values that the service builds, whatever was sent', () => {
    const made = there('made.Label', 'urn:${request.Sign}');
    expect(assertions({ ...otherwise, equals: 'urn:${request.Sign}' }, {})).toEqual([made]);
    expect(assertions({ ...because, equals: 'urn:${request.Sign}', echoes: 'Sign' }, { Sign: 'x' })).toEqual([
      made,
    ]);
  });

  it('expects no value and no key if there is neither echo nor default', () => {
    expect(assertions({ ...otherwise, echoes: 'Sign' }, {})).toEqual(gone(observed));
    expect(assertions(because, { Label: 'x' })).toEqual(gone(documented));
  });

  it('expects no built value if the member it depends on was not sent', () => {
    const rule = { ...because, when: 'Sign', equals: 'urn:x' };
    expect(assertions(rule, { Label: 'x' })).toEqual(gone(documented));
    expect(assertions(rule, { Sign: false })).toEqual([there('made.Label', 'urn:x')]);
  });

  it('uses the level of the rule', () => {
    const rule = { ...because, echoes: 'Sign', level: 'info' as const };
    expect(assertions(rule, { Sign: 'x' })).toEqual([{ ...there('echo.Label', 'x'), level: 'info' }]);
  });

  it('prefers the value of the case', () => {
    expect(assertions({ ...because, echoes: 'Sign' }, { Sign: 'x' }, { Label: 'z' })).toEqual([
      there('echo.Label', 'z'),
    ]);
    expect(assertions({ ...because, echoes: 'Sign' }, { Sign: 'x' }, { Other: 'z' })).toEqual([
      there('echo.Label', 'x'),
    ]);
  });

  it('leaves a member with the value null unchecked', () => {
    expect(assertions({ ...because, echoes: 'Sign' }, { Sign: 'x' }, { Label: null })).toEqual([]);
  });
});
