import { describe, expect, it } from 'vitest';
import type { Case } from '../../generated/case-table.ts';
import type { Exchange, Role } from '../contract/exchange.ts';
import { judge } from './judge.ts';
import {
  accepted,
  acceptedCase,
  assertion,
  bound,
  exchange,
  recording,
  rejected,
  rejectedCase,
  TABLE,
} from './testing/samples.ts';

const judged = (testCase: Case, exchanges: Exchange[]) => judge(bound(testCase), recording(exchanges), TABLE);
const list = (count: number, role: Role = 'cleanup') =>
  exchange(
    { kind: 'accepted', output: { trailList: Array.from({ length: count }, () => null) } },
    { role, operation: 'DescribeTrails' },
  );

describe('a refusal because the place is full', () => {
  const FULL = 'FullException';

  it('is not held against the request where the list has as many as fit', () => {
    const found = judged(acceptedCase(), [rejected(FULL), list(5)]);
    expect(found).toMatchObject({
      outcome: 'untestable',
      unmet: [
        {
          kind: 'room',
          name: 'room',
          role: 'request',
          operation: 'CreateTrail',
          answer: { kind: 'rejected', status: 400, code: FULL },
          listed: 5,
          most: 5,
          remove: 'DeleteTrail',
        },
      ],
    });
    expect(judged(rejectedCase(), [rejected(FULL), list(6), accepted({}, 'control')]).outcome).toBe(
      'untestable',
    );
    const control = [rejected('BadException'), rejected(FULL, 'control'), list(5)];
    expect(judged(rejectedCase(), control).outcome).toBe('untestable');
    const before = [rejected(FULL, 'before'), rejected('Other'), accepted({}, 'control'), list(5)];
    expect(judged(rejectedCase(), before).outcome).toBe('untestable');
  });

  it('is a deviation where there is room, and where nobody looked', () => {
    expect(judged(acceptedCase(), [rejected(FULL), list(4)]).outcome).toBe('fail');
    expect(judged(acceptedCase(), [list(5), rejected(FULL)]).outcome).toBe('fail');
    expect(judged(acceptedCase(), [rejected(FULL)]).outcome).toBe('fail');
    expect(judged(acceptedCase(), [rejected(FULL), rejected(FULL, 'cleanup')]).outcome).toBe('fail');
  });

  it('is judged where the case asks for it', () => {
    const { expect: expected, ...testCase } = rejectedCase();
    const full = { ...testCase, expect: { ...expected, errors: [{ code: FULL, provenance: [] }] } };
    expect(judged(full, [rejected(FULL), list(5), accepted({}, 'control')]).outcome).toBe('pass');
    expect(judged(full, [rejected(FULL), list(5), rejected(FULL, 'control'), list(5)]).outcome).toBe('fail');
    const wrongStatus = exchange(
      { kind: 'rejected', code: FULL },
      { answer: { status: 500, headers: {}, body: '{}' } },
    );
    expect(judged(full, [wrongStatus, list(5), accepted({}, 'control')]).outcome).toBe('fail');
  });

  it('excuses the control whose steps it refused', () => {
    const steps = [rejected(FULL, 'control-before'), rejected('Other', 'control'), list(5)];
    expect(judged(rejectedCase(), [rejected('BadException'), ...steps]).outcome).toBe('untestable');
  });

  it('does not excuse what failed before it', () => {
    const found = judged(rejectedCase(), [accepted(), rejected(FULL, 'control'), list(5)]);
    expect(found.outcome).toBe('fail');
  });
});

describe('reads that a target does not serve', () => {
  const read = (call: string) => ({ call, assertions: [] });
  const unserved = (operation: string, role: Role = 'probe') =>
    exchange({ kind: 'rejected', code: 'UnknownOperationException' }, { role, operation });

  it('are each named once', () => {
    const testCase = acceptedCase([], { probes: [read('GetTrail'), read('ListTags'), read('GetTrail')] });
    const asked = [unserved('GetTrail'), unserved('ListTags'), unserved('GetTrail')];
    const { outcome, unmet } = judged(testCase, [accepted(), ...asked]);
    expect(outcome).toBe('untestable');
    const answer = { kind: 'rejected', status: 400, code: 'UnknownOperationException' };
    expect(unmet).toHaveLength(2);
    expect(unmet).toContainEqual({ kind: 'operation', name: 'GetTrail', answer });
    expect(unmet).toContainEqual({ kind: 'operation', name: 'ListTags', answer });
  });

  it('are those of the case, not its removal', () => {
    expect(judged(acceptedCase(), [accepted(), unserved('DeleteTrail', 'cleanup')]).outcome).toBe('pass');
  });
});

describe('a value that the answer of another operation lacks', () => {
  const named = { name: 'E', kind: 'exception' as const, clauses: [] };
  const table = { ...TABLE, groups: [...TABLE.groups, named] };
  const reading = (more: Partial<Case> = {}): Case =>
    acceptedCase([], {
      probes: [
        { call: 'ListTags', input: { ResourceIdList: ['$'.concat('{made.TrailARN}')] }, assertions: [] },
      ],
      ...more,
    });
  const outcome = (testCase: Case, ...exchanges: Exchange[]) =>
    judge(bound(testCase), recording(exchanges), table);
  const made = (operation: string) =>
    exchange({ kind: 'accepted', output: { Name: 'a' } }, { role: 'before', as: 'made', operation });

  it('leaves the case untested, and names the operation and the member', () => {
    const { outcome: found, unmet } = outcome(
      reading({ operation: 'AddTags' }),
      made('CreateTrail'),
      exchange({ kind: 'accepted', output: {} }, { role: 'request', operation: 'AddTags' }),
    );
    expect(found).toBe('untestable');
    expect(unmet).toEqual([
      {
        kind: 'value',
        name: 'CreateTrail',
        member: 'TrailARN',
        answer: { kind: 'accepted', status: 200 },
      },
    ]);
  });

  it('leaves a case of CreateTrail untested that is not about the answer', () => {
    expect(outcome(reading(), made('CreateTrail'), accepted()).outcome).toBe('untestable');
    const compared = assertion({
      check: 'listed',
      level: 'state',
      path: 'Name',
      equals: '$'.concat('{made.TrailARN}'),
    });
    const probes = [{ call: 'GetTrail', assertions: [compared] }];
    const read = accepted({ Name: 'a' }, 'probe');
    const inException = acceptedCase([], { group: 'E', probes });
    expect(outcome(inException, made('CreateTrail'), accepted(), read).outcome).toBe('untestable');
    expect(outcome(acceptedCase([], { probes }), made('CreateTrail'), accepted(), read).outcome).toBe('fail');
  });

  it('is a deviation of the operation itself, and no excuse for another one', () => {
    const own = made('AddTags');
    const request = exchange({ kind: 'accepted', output: {} }, { role: 'request', operation: 'AddTags' });
    expect(outcome(reading({ operation: 'AddTags' }), own, request).outcome).toBe('fail');
    const wrong = assertion({ check: 'answer.Name', level: 'core', path: 'Name', equals: 'b' });
    const { expect: expected, ...rest } = reading({ operation: 'AddTags' });
    const alsoWrong = { ...rest, expect: { ...expected, assertions: [wrong] } };
    expect(outcome(alsoWrong, made('CreateTrail'), request).outcome).toBe('fail');
  });
});
