import { describe, expect, it } from 'vitest';
import { exchange } from '../judge/testing/samples.ts';
import { isNotImplemented } from './not-implemented.ts';

describe('isUnserved', () => {
  const notImplemented = (...[seen, more]: Parameters<typeof exchange>) =>
    isNotImplemented(exchange(seen, more), ['UnknownOperation']);
  const status = (status: number) => ({ answer: { status, headers: {}, body: '' } });

  it('is an answer with a code that says so, or with status 501', () => {
    expect(notImplemented({ kind: 'rejected', code: 'UnknownOperation' })).toBe(true);
    expect(notImplemented({ kind: 'rejected', code: 'InternalFailure' }, status(501))).toBe(true);
    expect(notImplemented({ kind: 'unreadable', reason: 'no JSON' }, status(501))).toBe(true);
  });

  it('is no other answer', () => {
    expect(notImplemented({ kind: 'rejected', code: 'TrailNotFoundException' })).toBe(false);
    expect(notImplemented({ kind: 'unreadable', reason: 'no JSON' }, status(500))).toBe(false);
    expect(notImplemented({ kind: 'no-answer', reason: 'ECONNRESET' })).toBe(false);
    expect(notImplemented({ kind: 'accepted', output: {} }, status(501))).toBe(false);
  });
});
