import { describe, expect, it } from 'vitest';
import type { Actual, CheckResult, Expected } from '../contract/result.ts';
import { describeCheck } from './check.ts';

function words(check: string, expected: Expected, actual: Actual, more: Partial<CheckResult> = {}) {
  return describeCheck({
    ...{ check, expected, actual, level: 'core', passed: false, role: 'request' },
    ...{ operation: 'CreateTrail', provenance: [], clauses: [], ...more },
  });
}

const REFUSED: Actual = { kind: 'rejected', status: 400, code: 'BadException' };

describe('describeCheck', () => {
  it.each<[Expected, string]>([
    [{ kind: 'accepted' }, 'CreateTrail accepted'],
    [{ kind: 'rejected' }, 'a service error'],
    [{ kind: 'error', codes: ['A', 'B'] }, 'A or B'],
    [{ kind: 'status', statuses: [400, 404] }, 'status 400 or 404'],
    [{ kind: 'member', path: 'Name', equals: 'a' }, 'Name = "a"'],
    [
      { kind: 'captured', path: 'Name', step: 'first', member: 'Name' },
      'Name as in the answer to the step first',
    ],
    [{ kind: 'captured', path: 'Name', step: 'response' }, 'Name as in the answer to the request'],
    [{ kind: 'header', name: 'x-amzn-RequestId' }, 'a header x-amzn-RequestId'],
    [{ kind: 'header', name: 'content-type', value: 'text/plain' }, 'text/plain'],
    [{ kind: 'body-member', names: ['Message', 'message'] }, 'a body with Message or message'],
    [{ kind: 'response-types' }, 'members of the types that the page gives'],
    [{ kind: 'one-error-name' }, 'the same error name wherever one is given'],
    [{ kind: 'bare-error-type' }, '__type without a namespace'],
  ])('describes the expectation %j as %s', (expected, text) => {
    expect(words('x', expected, REFUSED).expected).toBe(text);
  });

  it.each<[Actual, string]>([
    [REFUSED, '400 BadException'],
    [{ kind: 'accepted', status: 200 }, '200 accepted'],
    [{ kind: 'unreadable', status: 500, reason: 'HTML' }, '500 unreadable answer (HTML)'],
    [{ kind: 'no-answer', reason: 'ECONNREFUSED' }, 'no answer (ECONNREFUSED)'],
    [{ kind: 'value' }, 'nothing'],
    [{ kind: 'value', value: null }, 'null'],
    [{ kind: 'items', items: [] }, 'no such item'],
    [{ kind: 'items', items: [{ a: 1 }] }, '[{"a":1}]'],
    [{ kind: 'wrong-types', problems: [] }, 'as expected'],
    [
      {
        kind: 'wrong-types',
        problems: [
          { path: '/Name', message: 'must be string', found: 'null' },
          { path: '/Size', message: 'must be number', found: 'string' },
        ],
      },
      '/Name must be string; /Size must be number',
    ],
    [{ kind: 'not-captured', step: 'first', member: 'Name' }, 'the answer to the step first had no Name'],
    [{ kind: 'not-captured', step: 'response' }, 'the answer to the request had no such member'],
  ])('describes %j as %s', (actual, text) => {
    expect(words('x', { kind: 'rejected' }, actual).actual).toBe(text);
  });

  it('cuts a long value', () => {
    expect(words('x', { kind: 'rejected' }, { kind: 'value', value: 'x'.repeat(500) }).actual).toMatch(
      /^"x{159}… \(502 characters\)$/,
    );
  });

  it.each<[string, Expected, Partial<CheckResult>, string]>([
    [
      'rejected',
      { kind: 'rejected' },
      {},
      'The request must be refused; CreateTrail answered 400 BadException.',
    ],
    [
      'rejected',
      { kind: 'error', codes: ['A'] },
      {},
      'The request must be refused with A; CreateTrail answered 400 BadException.',
    ],
    [
      'before-accepted',
      { kind: 'accepted' },
      { role: 'before', operation: 'DeleteTrail' },
      'The step before it is valid and must be accepted; DeleteTrail answered 400 BadException.',
    ],
    [
      'control',
      { kind: 'accepted' },
      { role: 'control' },
      'The same request with its one fault fixed must be accepted; CreateTrail answered 400 BadException. Until it is, the refusal proves nothing.',
    ],
    [
      'no-trail-left',
      { kind: 'accepted' },
      { role: 'probe', operation: 'DescribeTrails' },
      'A refused request must create nothing; afterwards DescribeTrails listed 400 BadException.',
    ],
    [
      'get.Name',
      { kind: 'member', path: 'Name', equals: 'a' },
      { role: 'probe', operation: 'GetTrail' },
      'Expected Name = "a" from GetTrail; got 400 BadException.',
    ],
    [
      'get.Name',
      { kind: 'accepted' },
      { role: 'probe', operation: 'GetTrail' },
      'GetTrail must be accepted; it answered 400 BadException.',
    ],
    [
      'echo.Name',
      { kind: 'member', path: 'Name', equals: 'a' },
      {},
      'Expected Name = "a" from CreateTrail; got 400 BadException.',
    ],
  ])('has a sentence for a failing %s with %j %j: %s', (check, expected, more, headline) => {
    expect(words(check, expected, REFUSED, more).headline).toBe(headline);
  });
});
