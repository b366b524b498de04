import { describe, expect, it } from 'vitest';
import type { CaseError, CheckResult, Missing, VerdictReason } from '../contract/result.ts';
import { describeCapability, describeCase, describeMissing, describeVerdict } from './outcome.ts';

const REFUSED = { kind: 'rejected', status: 400, code: 'X' } as const;
const NO_S3 = { kind: 'need', name: 'bucket', reason: 'no S3', remedy: 'serve S3' } as const;

const failing = (check: string): CheckResult => ({
  ...{ check, level: 'core', passed: false, expected: { kind: 'error', codes: ['Bad'] } },
  ...{ actual: REFUSED, role: 'request', operation: 'CreateTrail', provenance: [], clauses: [] },
});

describe('describeCase', () => {
  const base = { checks: [], unmet: [] };

  it('is empty for a case that passes', () => {
    expect(describeCase({ ...base, outcome: 'pass' })).toBe('');
  });

  it('is the first failing check, once for a request that was not refused at all', () => {
    const checks = [failing('rejected'), failing('error-code')];
    expect(describeCase({ ...base, outcome: 'fail', checks })).toBe(
      'The request must be refused with Bad; CreateTrail answered 400 X.',
    );
  });

  it('lists all that was missing', () => {
    const unmet: Missing[] = [NO_S3, { kind: 'operation', name: 'GetTrail', answer: REFUSED }];
    expect(describeCase({ ...base, outcome: 'untestable', checks: [failing('rejected')], unmet })).toBe(
      'bucket: no S3; GetTrail: 400 X',
    );
  });

  it.each<[CaseError, string]>([
    [{ kind: 'harness', message: 'broken' }, 'broken'],
    [
      {
        kind: 'environment',
        role: 'probe',
        operation: 'GetTrail',
        answer: { kind: 'no-answer', reason: 'reset' },
      },
      'probe GetTrail: no answer (reset)',
    ],
    [{ kind: 'request-missing' }, 'the recording has no request'],
    [{ kind: 'control-missing' }, 'the recording has no control'],
    [{ kind: 'reads-missing', recorded: 1, total: 2 }, 'the recording has 1 of 2 reads'],
  ])('describes the error %j as %s', (error, text) => {
    expect(describeCase({ ...base, outcome: 'error', error })).toBe(text);
  });
});

it('describeMissing has for each kind what came of it and what to do', () => {
  expect(describeMissing(NO_S3)).toMatchObject({ name: 'bucket', reason: 'no S3', remedy: 'serve S3' });
  expect(describeMissing({ kind: 'operation', name: 'GetTrail', answer: REFUSED })).toEqual({
    name: 'GetTrail',
    reason: '400 X',
    remedy: 'serve GetTrail: the suite reads with it what a request created',
  });
  const full = { role: 'request', operation: 'CreateTrail', answer: REFUSED, listed: 5, most: 5 } as const;
  expect(describeMissing({ kind: 'room', name: 'room', remove: 'DeleteTrail', ...full })).toMatchObject({
    reason: 'the request CreateTrail was sent while 5 of 5 existed: 400 X',
    remedy: expect.stringContaining('make DeleteTrail remove'),
  });
});

describe('describeVerdict', () => {
  it.each<[VerdictReason[], string]>([
    [[], ''],
    [
      [{ kind: 'retired-seen', places: ['a#request', 'b#control'] }],
      'no longer in use, but returned in a#request, b#control',
    ],
    [
      [
        { kind: 'cases-failed', count: 1, total: 2 },
        { kind: 'cases-ran', count: 2, total: 40 },
      ],
      '1 of 2 cases fail; 2 of 40 cases ran',
    ],
    [[{ kind: 'cases-not-judged', count: 1, total: 2 }], '1 of 2 cases could not be judged'],
    [
      [{ kind: 'other-errors', count: 1, total: 3 }],
      '1 of 3 cases returned a different accepted error than the rest',
    ],
    [[{ kind: 'only-other-errors', codes: ['A', 'B'] }], 'only A and B was returned, which is accepted too'],
    [[{ kind: 'only-other-errors', codes: [] }], 'it was never returned'],
    [[{ kind: 'untested', message: 'nothing provokes it' }], 'nothing provokes it'],
    [[{ kind: 'not-judged', unmet: [NO_S3] }], 'bucket: no S3'],
    [[{ kind: 'not-judged', unmet: [], error: { kind: 'control-missing' } }], 'the recording has no control'],
    [[{ kind: 'not-judged', unmet: [] }], 'none of its cases ran'],
  ])('describes %j as %s', (reasons, text) => {
    expect(describeVerdict({ verdict: 'partial', reasons })).toBe(text);
  });

  it('needs no reason for a retired exception', () => {
    expect(describeVerdict({ verdict: 'retired', reasons: [] })).toContain('no longer in use');
  });
});

it('describeCapability has what to add only where something is missing', () => {
  expect(describeCapability({ name: 's3', has: true, detail: 'ListBuckets answered' })).toBe(
    'ListBuckets answered',
  );
  const missing = { name: 's3', has: false, detail: 'ListBuckets: status 501', remedy: 'serve S3' };
  expect(describeCapability(missing)).toBe('ListBuckets: status 501. To add: serve S3');
});
