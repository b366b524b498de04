import { describe, expect, it } from 'vitest';
import { exchange } from '../judge/testing/samples.ts';
import { isUnserved } from './unserved.ts';

describe('isUnserved', () => {
  const unserved = (...[seen, more]: Parameters<typeof exchange>) =>
    isUnserved(exchange(seen, more), ['UnknownOperation']);
  const status = (status: number) => ({ answer: { status, headers: {}, body: '' } });

  it('is an answer with a code that says so, or with status 501', () => {
    expect(unserved({ kind: 'rejected', code: 'UnknownOperation' })).toBe(true);
    expect(unserved({ kind: 'rejected', code: 'InternalFailure' }, status(501))).toBe(true);
    expect(unserved({ kind: 'unreadable', reason: 'no JSON' }, status(501))).toBe(true);
  });

  it('is no other answer', () => {
    expect(unserved({ kind: 'rejected', code: 'TrailNotFoundException' })).toBe(false);
    expect(unserved({ kind: 'unreadable', reason: 'no JSON' }, status(500))).toBe(false);
    expect(unserved({ kind: 'no-answer', reason: 'ECONNRESET' })).toBe(false);
    expect(unserved({ kind: 'accepted', output: {} }, status(501))).toBe(false);
  });
});
