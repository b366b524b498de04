import { describe, expect, it } from 'vitest';
import type { Assertion } from '../../generated/case-table.ts';
import type { ResponseRules } from '../../generated/response-rules.ts';
import { readAllMembers, readSetMembers } from './read-back.ts';
import { TRIGGERS } from './testing/samples.ts';

const one = { call: 'GetKiosk', input: { Label: '${request.Label}' }, path: 'Kiosk' };
const inner = { Signs: { call: 'ListSigns', input: { Of: '${response.Arn}' }, path: 'Signs' } };
const triggers = { ...TRIGGERS, operations: { ...TRIGGERS.operations, get: one, memberReads: inner } };
const rules: ResponseRules = {
  formatVersion: 1,
  members: { Signs: { when: 'never', provenance: ['modelled Kiosk'] } },
};
const MADE = { kind: 'documented', source: 'overview.1' } as const;
const provenance = [{ kind: 'documented' as const, source: 'response.Open.1' }];
const owed: Assertion[] = [
  { check: 'echo.Label', level: 'core', path: 'Label', equals: '${name}', provenance },
  { check: 'default.Open', level: 'core', path: 'Open', equals: false, provenance },
  { check: 'echo.Nick', level: 'info', path: 'Nick', equals: 'x', provenance },
  { check: 'unset.Owner', level: 'core', path: 'Owner', absent: 'unset', provenance },
  { check: 'omitted.Owner', level: 'wire', path: 'Owner', absent: 'omitted', provenance },
  { check: 'unset.Signs', level: 'core', path: 'Signs', absent: 'unset', provenance },
];

describe('readAllMembers', () => {
  it('expects every setting of the response, and none that was not sent', () => {
    const state = { level: 'state', provenance: [MADE] };
    expect(readAllMembers(triggers, owed, rules)).toEqual([
      {
        call: 'GetKiosk',
        input: one.input,
        assertions: [
          { ...state, check: 'get.Label', path: 'Kiosk.Label', equals: '${name}' },
          {
            ...state,
            check: 'get.Open',
            path: 'Kiosk.Open',
            equals: false,
            provenance: [MADE, ...provenance],
          },
          { ...state, check: 'get.Owner', path: 'Kiosk.Owner', absent: 'unset' },
        ],
      },
    ]);
  });

  it('reads nothing without a get operation', () => {
    expect(readAllMembers(TRIGGERS, owed, rules)).toEqual([]);
  });
});

describe('readSetMembers', () => {
  const listed = {
    call: 'ListKiosks',
    input: {},
    assertions: [
      {
        check: 'trail-made',
        level: 'state',
        path: 'kiosks',
        some: { Label: '${name}', Open: false },
        provenance: [MADE],
      },
    ],
  };

  it('expects the set members in the list', () => {
    // toStrictEqual: a member that must be unset must not be in the expected item, not even as undefined.
    expect(readSetMembers(triggers, { Label: '${name}' }, owed)).toStrictEqual([listed]);
  });

  it('reads members separately that the list leaves out', () => {
    const input = { Label: '${name}', Signs: '${signs:3}' };
    expect(readSetMembers(triggers, input, owed)).toEqual([
      listed,
      {
        call: 'ListSigns',
        input: inner.Signs.input,
        assertions: [
          {
            check: 'kept.Signs',
            level: 'state',
            path: 'Signs',
            exactly: '${signs:3}',
            provenance: [{ kind: 'documented', source: 'request.Signs.1' }],
          },
        ],
      },
    ]);
  });
});
