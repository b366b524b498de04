import { describe, expect, it } from 'vitest';
import type { Group } from '../../generated/case-table.ts';
import type { ResponseRules } from '../../generated/response-rules.ts';
import type { Trigger } from '../../generated/triggers.ts';
import { expectationOf } from './expectation.ts';
import type { WrittenCase } from './sources.ts';
import { EXCEPTION, errorShape, PART, sourcesOf, specOf } from './testing/samples.ts';

const echo = (member: string) => ({ echoes: member, provenance: [`documented response.${member}.1`] });
const response: ResponseRules = {
  formatVersion: 1,
  members: {
    Label: echo('Label'),
    Written: echo('Sign'),
    Owner: echo('Owner'),
    Ref: { equals: 'urn', provenance: ['modelled x'] },
  },
};
const spec = specOf(
  [],
  [errorShape('OtherException', { status: 410 }), errorShape('LabelException', { status: 409 })],
);
const sources = sourcesOf(spec, { response });

type Outcome = NonNullable<WrittenCase['outcome']>;

function expectation(
  outcome: Outcome,
  more: Partial<WrittenCase> = {},
  { group = EXCEPTION, trigger = {} }: { group?: Group; trigger?: Trigger } = {},
) {
  const input = { Label: '${name}', Sign: 'x' };
  return expectationOf({ id: 'one', title: '', ...more, outcome }, input, group, trigger, sources);
}
const codes = (...args: Parameters<typeof expectation>) =>
  (expectation(...args).errors ?? []).map(({ code }) => code);
const checks = (...args: Parameters<typeof expectation>) =>
  (expectation(...args).assertions ?? []).map(({ check }) => check);

describe('the expectation of a refusal', () => {
  it('is the exception with the status of the page', () => {
    expect(expectation('rejected')).toEqual({
      outcome: 'rejected',
      wire: ['http-status', 'error-type', 'error-names-agree'],
      statuses: [409],
      errors: [
        {
          code: 'LabelException',
          provenance: [{ kind: 'documented', source: 'error.LabelException.1' }],
        },
      ],
    });
  });

  it('has the status of the case, or else that of its group', () => {
    const trigger = { statuses: [404] };
    expect(expectation('rejected', { statuses: [403, 400] }, { trigger }).statuses).toEqual([403, 400]);
    expect(expectation('rejected', {}, { trigger }).statuses).toEqual([404]);
  });

  it('has the common status of all errors in a part', () => {
    expect(expectation('rejected', {}, { group: PART }).statuses).toEqual([410]);
  });

  it('refuses a spec without errors', () => {
    const bare = sourcesOf(specOf(), { response });
    const one = { id: 'one', title: '', outcome: 'rejected' } as const;
    expect(() => expectationOf(one, {}, PART, {}, bare)).toThrow('the spec has no errors');
  });

  it('accepts additional errors of the group and of the case', () => {
    const trigger = { alsoAccept: { FirstException: ['observed a'] } };
    const alsoAccept = { SecondException: ['modelled b', 'observed c'] };
    expect(expectation('rejected', { alsoAccept }, { trigger }).errors).toEqual([
      expect.objectContaining({ code: 'LabelException' }),
      { code: 'FirstException', provenance: [{ kind: 'observed', source: 'a' }] },
      {
        code: 'SecondException',
        provenance: [
          { kind: 'modelled', source: 'b' },
          { kind: 'observed', source: 'c' },
        ],
      },
    ]);
  });

  it('accepts only the errors of the case, or else those of the group', () => {
    const trigger = { errors: { GroupException: ['observed a'] }, alsoAccept: { LeftOut: ['observed b'] } };
    const errors = { OwnException: ['observed c'] };
    expect(codes('rejected', { errors }, { trigger })).toEqual(['OwnException']);
    expect(codes('rejected', {}, { trigger })).toEqual(['GroupException']);
    expect(codes('rejected', { alsoAccept: { More: ['observed d'] } }, { trigger })).toEqual([
      'GroupException',
      'More',
    ]);
  });

  it('has no error of its own in a part', () => {
    expect(codes('rejected', {}, { group: PART, trigger: { alsoAccept: { Some: ['observed a'] } } })).toEqual(
      ['Some'],
    );
  });

  it('checks the form of the answer only with assertEnvelope', () => {
    expect(expectation('rejected', { assertEnvelope: true }).wire).toEqual([
      'http-status',
      'content-type',
      'request-id',
      'error-type',
      'error-names-agree',
      'error-type-bare',
      'error-message',
      'error-message-case',
    ]);
  });

  it('has no wire checks for two faults', () => {
    expect(expectation('rejected', { faults: [] }).wire).toEqual([]);
  });
});

describe('the expectation of a success', () => {
  it('is the status of success and the members that the case sets', () => {
    expect(expectation('accepted', { with: { Label: '${name}' } })).toMatchObject({
      outcome: 'accepted',
      wire: ['http-status'],
      statuses: [201],
      assertions: [{ check: 'echo.Label', equals: '${name}' }],
    });
    expect(expectation('accepted')).not.toHaveProperty('errors');
  });

  it('includes members with another name in the response, and those of `response`', () => {
    expect(checks('accepted', { with: { Sign: 'x' } })).toEqual(['echo.Written']);
    expect(checks('accepted', { response: { Ref: 'other' } })).toEqual(['made.Ref']);
    expect(checks('accepted', { set: { Label: 'x' } })).toEqual([]);
  });

  it('includes members that are built from a sent one', () => {
    const Ref = { equals: 'urn:${region}/${request.Label}', provenance: ['observed a'] };
    const own = sourcesOf(spec, { response: { formatVersion: 1, members: { Ref } } });
    const found = (one: Partial<WrittenCase>) =>
      expectationOf(
        { id: 'one', title: '', ...one, outcome: 'accepted' },
        { Label: 'x' },
        EXCEPTION,
        {},
        own,
      ).assertions?.map(({ check }) => check);
    expect(found({ with: { Label: 'x' } })).toEqual(['made.Ref']);
    expect(found({ with: { Sign: 'x' } })).toEqual([]);
  });

  it('is every member as a caller sees it for a case with assertAllMembers', () => {
    expect(checks('accepted', { assertAllMembers: true }, { group: PART })).toEqual([
      'echo.Label',
      'echo.Written',
      'unset.Owner',
      'made.Ref',
    ]);
    expect(expectation('accepted', { assertAllMembers: true }, { group: PART }).wire).toEqual([
      'http-status',
    ]);
  });

  it('has no members in a part', () => {
    expect(checks('accepted', { with: { Label: 'x' } }, { group: PART })).toEqual([]);
  });

  it('is every member in a part with assertAllMembers', () => {
    const whole = { group: PART, trigger: { assertAllMembers: true } };
    expect(checks('accepted', {}, whole)).toEqual([
      'echo.Label',
      'echo.Written',
      'unset.Owner',
      'omitted.Owner',
      'made.Ref',
    ]);
    expect(expectation('accepted', {}, whole).wire).toEqual(['http-status', 'response-schema']);
    expect(expectation('accepted', { assertEnvelope: true }, whole).wire).toEqual([
      'http-status',
      'content-type',
      'request-id',
      'response-schema',
    ]);
  });
});

describe('the expectation of either outcome', () => {
  it('has the status, the errors and the members of both', () => {
    const either = expectation('either', { with: { Label: 'x' }, assertEnvelope: true });
    expect(either).toMatchObject({
      outcome: 'either',
      wire: ['http-status'],
      statuses: [201, 409],
      errors: [{ code: 'LabelException' }],
      assertions: [{ check: 'echo.Label' }],
    });
    expect(either.wire).toHaveLength(1);
  });
});
