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
  it('expects what was sent to come back', () => {
    expect(assertions({ ...otherwise, echoes: 'Sign', default: 'y' }, { Sign: 'x' })).toEqual([
      there('echo.Label', 'x'),
    ]);
  });

  it('expects the default of what was not sent, for the reason given for it', () => {
    const rule = { echoes: 'Sign', default: false };
    expect(assertions({ ...otherwise, ...rule }, { Label: 'x' })).toEqual([
      there('default.Label', false, observed),
    ]);
    expect(assertions({ ...because, ...rule }, {})).toEqual([there('default.Label', false)]);
  });

  it('expects what the service makes, whatever was sent', () => {
    const made = there('made.Label', 'urn:${request.Sign}');
    expect(assertions({ ...otherwise, equals: 'urn:${request.Sign}' }, {})).toEqual([made]);
    expect(assertions({ ...because, equals: 'urn:${request.Sign}', echoes: 'Sign' }, { Sign: 'x' })).toEqual([
      made,
    ]);
  });

  it('expects no value and no key where there is neither echo nor default', () => {
    expect(assertions({ ...otherwise, echoes: 'Sign' }, {})).toEqual(gone(observed));
    expect(assertions(because, { Label: 'x' })).toEqual(gone(documented));
  });

  it('expects nothing made where the member that it hangs on was not sent', () => {
    const rule = { ...because, when: 'Sign', equals: 'urn:x' };
    expect(assertions(rule, { Label: 'x' })).toEqual(gone(documented));
    expect(assertions(rule, { Sign: false })).toEqual([there('made.Label', 'urn:x')]);
  });

  it('takes the level of the rule', () => {
    const rule = { ...because, echoes: 'Sign', level: 'info' as const };
    expect(assertions(rule, { Sign: 'x' })).toEqual([{ ...there('echo.Label', 'x'), level: 'info' }]);
  });

  it('takes what differs for the usual value', () => {
    expect(assertions({ ...because, echoes: 'Sign' }, { Sign: 'x' }, { Label: 'z' })).toEqual([
      there('echo.Label', 'z'),
    ]);
    expect(assertions({ ...because, echoes: 'Sign' }, { Sign: 'x' }, { Other: 'z' })).toEqual([
      there('echo.Label', 'x'),
    ]);
  });

  it('expects nothing of a member that differs in an unknown way', () => {
    expect(assertions({ ...because, echoes: 'Sign' }, { Sign: 'x' }, { Label: null })).toEqual([]);
  });
});
