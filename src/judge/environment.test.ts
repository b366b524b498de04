import { describe, expect, it } from 'vitest';
import { environmentTrouble } from './environment.ts';
import { accepted, exchange, rejected, rejectedCase, silent } from './testing/samples.ts';

const ENVIRONMENT = ['ThrottlingException', 'AccessDeniedException'];
const trouble = (...exchanges: Parameters<typeof environmentTrouble>[1]) =>
  environmentTrouble(rejectedCase(), exchanges, ENVIRONMENT);

describe('environmentTrouble', () => {
  it('is none where every exchange was answered', () => {
    expect(trouble(rejected('BadException'), accepted({}, 'control'))).toBeUndefined();
    expect(trouble()).toBeUndefined();
  });

  it('is an answer that did not come, with where and why', () => {
    expect(trouble(accepted({}, 'before'), silent('control'))).toBe(
      'control CreateTrail: no answer (ECONNREFUSED)',
    );
  });

  it('is an answer about access or pace', () => {
    expect(trouble(rejected('ThrottlingException'))).toBe('request CreateTrail: 400 ThrottlingException');
    expect(trouble(rejected('AccessDeniedException', 'probe'))).toBe(
      'probe CreateTrail: 400 AccessDeniedException',
    );
  });

  it('is an answer that can not be read, where its status asks for patience', () => {
    const unreadable = (status: number) =>
      exchange(
        { kind: 'unreadable', reason: 'no JSON' },
        { answer: { status, headers: {}, body: '<html>' } },
      );
    expect(trouble(unreadable(503))).toBe('request CreateTrail: 503 unreadable answer (no JSON)');
    expect(trouble(unreadable(500))).toBeUndefined();
  });

  it('is no trouble where the case asks for that error', () => {
    const { expect: expected, ...one } = rejectedCase();
    const errors = [{ code: 'ThrottlingException', provenance: [] }];
    const asking = { ...one, expect: { ...expected, errors } };
    expect(environmentTrouble(asking, [rejected('ThrottlingException')], ENVIRONMENT)).toBeUndefined();
    expect(environmentTrouble(asking, [rejected('AccessDeniedException')], ENVIRONMENT)).toContain(
      'AccessDenied',
    );
  });

  it('does not look at the removal of what was made', () => {
    expect(trouble(silent('cleanup'), rejected('ThrottlingException', 'cleanup'))).toBeUndefined();
  });

  it('holds for a case without errors', () => {
    const { expect: expected, ...one } = rejectedCase();
    const { errors: _, ...without } = expected;
    expect(environmentTrouble({ ...one, expect: without }, [silent()], ENVIRONMENT)).toContain('no answer');
  });
});
