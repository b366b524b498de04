import { describe, expect, it } from 'vitest';
import type { Case } from '../../generated/case-table.ts';
import type { Exchange, Role } from '../contract/exchange.ts';
import { judge } from './judge.ts';
import {
  accepted,
  acceptedCase,
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
