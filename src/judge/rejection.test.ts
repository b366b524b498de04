import { describe, expect, it } from 'vitest';
import { rejectionChecks } from './rejection.ts';
import { accepted, exchange, rejected, rejectedCase } from './testing/samples.ts';

const ALSO = { code: 'AlsoException', provenance: [{ kind: 'observed' as const, source: 'somewhere' }] };
const testCase = rejectedCase();
const errors = [...(testCase.expect.errors ?? []), ALSO];
const either = { ...testCase, expect: { ...testCase.expect, errors } };

describe('rejectionChecks', () => {
  it('pass for a refusal with an accepted error and its status', () => {
    const found = rejectionChecks(testCase, rejected('BadException'));
    expect(found.map(({ check, passed, level }) => [check, passed, level])).toEqual([
      ['rejected', true, 'core'],
      ['error-code', true, 'core'],
      ['http-status', true, 'wire'],
    ]);
  });

  it('rest on the clauses of the case, the status on the clause of the status', () => {
    const [refused, code, status] = rejectionChecks(testCase, rejected('BadException'));
    expect(refused?.clauses).toEqual(['error.BadException.1', 'error.BadException.status']);
    expect(refused?.provenance).toEqual([
      { kind: 'documented', source: 'error.BadException.1' },
      { kind: 'documented', source: 'error.BadException.status' },
    ]);
    expect(code?.clauses).toEqual(['error.BadException.1']);
    expect(status?.clauses).toEqual(['error.BadException.status']);
  });

  it('rest the status on all clauses where none is of the status', () => {
    const bare = { ...testCase, clauses: ['request.Name.4'] };
    const status = rejectionChecks(bare, rejected('BadException')).find(
      ({ check }) => check === 'http-status',
    );
    expect(status?.clauses).toEqual(['request.Name.4']);
  });

  it('take any error of the set, with the provenance of the one that came', () => {
    const [, first] = rejectionChecks(either, rejected('BadException'));
    const [, second] = rejectionChecks(either, rejected('AlsoException'));
    const [, third] = rejectionChecks(either, rejected('OtherException'));
    expect([first?.passed, second?.passed, third?.passed]).toEqual([true, true, false]);
    expect(first?.provenance).toEqual([{ kind: 'documented', source: 'error.BadException.1' }]);
    expect(second?.provenance).toEqual(ALSO.provenance);
    expect(third?.provenance).toEqual([{ kind: 'documented', source: 'error.BadException.1' }]);
    expect(third).toMatchObject({
      expected: { kind: 'error', codes: ['BadException', 'AlsoException'] },
      actual: { kind: 'rejected', status: 400, code: 'OtherException' },
    });
  });

  it('fail for an accepted request, whose form is not judged', () => {
    const found = rejectionChecks(testCase, accepted());
    const actual = { kind: 'accepted', status: 200 };
    expect(found).toMatchObject([
      { check: 'rejected', passed: false, expected: { kind: 'rejected' }, actual },
      { check: 'error-code', passed: false, expected: { kind: 'error', codes: ['BadException'] }, actual },
    ]);
  });

  it('fail for an answer that is not an error, and judge its form', () => {
    const found = rejectionChecks(testCase, exchange({ kind: 'unreadable', reason: 'HTML' }));
    expect(found.map(({ check, passed }) => [check, passed])).toEqual([
      ['rejected', false],
      ['error-code', false],
      ['http-status', false],
    ]);
  });

  it('take every refusal as the answer to a question, which names no error', () => {
    const question = { ...testCase, expect: { outcome: 'either' as const, wire: [], statuses: [] } };
    const found = rejectionChecks(question, rejected('WhateverException'));
    expect(found.map(({ check, passed }) => [check, passed])).toEqual([['rejected', true]]);
  });

  it('rest on the grounds of the case first, but for the name of the error', () => {
    const grounds = [{ kind: 'observed' as const, source: 'somewhere' }];
    const [refusal, code] = rejectionChecks({ ...testCase, grounds }, rejected('BadException'));
    expect(refusal?.provenance.at(0)).toEqual(grounds[0]);
    expect(code?.provenance).not.toContainEqual(grounds[0]);
  });

  it('fail where no error is accepted', () => {
    const { errors: _, ...without } = testCase.expect;
    const [, code] = rejectionChecks({ ...testCase, expect: without }, rejected('BadException'));
    expect(code).toMatchObject({ passed: false, expected: { kind: 'error', codes: [] } });
    expect(code?.provenance.map(({ source }) => source)).toEqual(testCase.clauses);
  });
});
