import { describe, expect, it } from 'vitest';
import { environmentTrouble } from './environment.ts';
import { accepted, exchange, rejected, rejectedCase, silent } from './testing/samples.ts';

const ENVIRONMENT = ['ThrottlingException', 'AccessDeniedException'];
const trouble = (...exchanges: Parameters<typeof environmentTrouble>[1]) =>
  environmentTrouble(rejectedCase(), exchanges, ENVIRONMENT);

describe('environmentTrouble', () => {
  it('is undefined where every exchange was answered', () => {
    expect(trouble(rejected('BadException'), accepted({}, 'control'))).toBeUndefined();
    expect(trouble()).toBeUndefined();
  });

  it('is an answer that did not come', () => {
    const missing = silent('control');
    expect(trouble(accepted({}, 'before'), missing)).toBe(missing);
  });

  it('is an answer about access or pace', () => {
    expect(trouble(rejected('ThrottlingException'))).toBeDefined();
    const denied = rejected('AccessDeniedException', 'probe');
    expect(trouble(rejected('BadException'), denied)).toBe(denied);
  });

  it('is an unreadable answer whose status asks to wait', () => {
    const unreadable = (status: number) =>
      exchange(
        { kind: 'unreadable', reason: 'no JSON' },
        { answer: { status, headers: {}, body: '<html>' } },
      );
    expect(trouble(unreadable(503))).toBeDefined();
    expect(trouble(unreadable(500))).toBeUndefined();
  });

  it('is not an error that the case asks for', () => {
    const { expect: expected, ...testCase } = rejectedCase();
    const errors = [{ code: 'ThrottlingException', provenance: [] }];
    const asking = { ...testCase, expect: { ...expected, errors } };
    expect(environmentTrouble(asking, [rejected('ThrottlingException')], ENVIRONMENT)).toBeUndefined();
    expect(environmentTrouble(asking, [rejected('AccessDeniedException')], ENVIRONMENT)).toBeDefined();
  });

  it('ignores the removal of what was created', () => {
    expect(trouble(silent('cleanup'), rejected('ThrottlingException', 'cleanup'))).toBeUndefined();
  });

  it('is found in a case without errors too', () => {
    const { expect: expected, ...testCase } = rejectedCase();
    const { errors: _, ...without } = expected;
    expect(environmentTrouble({ ...testCase, expect: without }, [silent()], ENVIRONMENT)).toBeDefined();
  });
});
