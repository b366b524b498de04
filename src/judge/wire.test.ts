import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../generated/case-table.ts';
import type { AnswerMessage } from '../contract/exchange.ts';
import { exchange, silent } from './testing/samples.ts';
import { wireChecks } from './wire.ts';

type Check = Expectation['wire'][number];

const value = (of: unknown) => ({ kind: 'value', value: of });

function look(id: Check, answer: Partial<AnswerMessage>, statuses = [400]) {
  const one = exchange(
    { kind: 'rejected', code: 'X' },
    { answer: { status: 400, headers: {}, body: '{}', ...answer } },
  );
  const [found, ...more] = wireChecks({ outcome: 'rejected', wire: [id], statuses }, one, [
    { kind: 'documented', source: 'error.X.status' },
  ]);
  expect(more).toEqual([]);
  if (!found) throw new Error('no check');
  return found;
}

describe('wireChecks', () => {
  it('gives none for an answer that did not come', () => {
    expect(wireChecks({ outcome: 'rejected', wire: ['http-status'], statuses: [400] }, silent(), [])).toEqual(
      [],
    );
  });

  it('gives the checks asked for, in their order', () => {
    const one = exchange({ kind: 'rejected', code: 'X' }, { role: 'control' });
    const found = wireChecks(
      { outcome: 'rejected', wire: ['request-id', 'http-status'], statuses: [400] },
      one,
      [],
    );
    expect(found.map(({ check, role, level }) => [check, role, level])).toEqual([
      ['request-id', 'control', 'wire'],
      ['http-status', 'control', 'wire'],
    ]);
  });

  it('judges the status with the reason that the case gives', () => {
    const found = look('http-status', { status: 500 }, [400, 404]);
    expect(found).toMatchObject({
      passed: false,
      expected: { kind: 'status', statuses: [400, 404] },
      actual: value(500),
      clauses: ['error.X.status'],
      provenance: [{ kind: 'documented', source: 'error.X.status' }],
    });
    expect(look('http-status', { status: 404 }, [400, 404]).passed).toBe(true);
  });

  it('rests all other checks on what was observed of the protocol', () => {
    const found = look('request-id', {});
    expect(found.provenance).toEqual([{ kind: 'observed', source: 'protocol.json-1.1' }]);
    expect(found.clauses).toEqual([]);
  });

  it.each([
    ['application/x-amz-json-1.1', true],
    ['Application/X-Amz-Json-1.1 ; charset=utf-8', true],
    ['application/x-amz-json-1.0', false],
    ['text/html', false],
    ['', false],
  ])('content-type %s', (type, passed) => {
    const found = look('content-type', { headers: { 'content-type': type } });
    expect(found).toMatchObject({
      passed,
      expected: { kind: 'header', name: 'content-type', value: 'application/x-amz-json-1.1' },
      actual: value(type),
    });
  });

  it('fails for a missing content type', () => {
    expect(look('content-type', {})).toMatchObject({ passed: false, actual: { kind: 'value' } });
  });

  it.each([
    [{ 'x-amzn-requestid': 'r' }, true, value('r')],
    [{ 'x-amzn-requestid': '' }, false, value('')],
    [{}, false, { kind: 'value' }],
  ])('request-id in %j', (headers, passed, actual) => {
    const found = look('request-id', { headers: headers as Record<string, string> });
    expect(found).toMatchObject({
      passed,
      actual,
      expected: { kind: 'header', name: 'x-amzn-RequestId' },
    });
  });

  it.each([
    ['{"__type":"X"}', true, 'X'],
    ['{"__type":""}', false, ''],
    ['{"__type":5}', false, 5],
    ['{"code":"X"}', false, '{"code":"X"}'],
    ['<html>', false, '<html>'],
    ['null', false, 'null'],
  ])('error-type in %s', (body, passed, actual) => {
    expect(look('error-type', { body })).toMatchObject({
      passed,
      actual: value(actual),
      level: 'wire',
      expected: { kind: 'body-member', names: ['__type'] },
    });
  });

  it.each([
    ['{"__type":"X"}', {}, true],
    ['{"__type":"X"}', { 'x-amzn-errortype': '' }, true],
    ['{"__type":"X"}', { 'x-amzn-errortype': 'X:http://internal.example/' }, true],
    ['{"__type":"a.b#X","code":"X"}', { 'x-amzn-errortype': 'X, X' }, true],
    ['{"__type":"X","code":400}', {}, true],
    ['{"__type":"X","status":"Y","Type":"Sender"}', {}, true],
    ['{"__type":"X"}', { 'x-amzn-errortype': 'Y' }, false],
    ['{"__type":"X","code":"Y"}', {}, false],
    ['{"__type":"X","Code":"Y"}', {}, false],
    ['{"code":"X"}', { 'x-amzn-errortype': 'Y' }, false],
    ['<html>', { 'x-amzn-errortype': 'Y' }, true],
  ])('error-names-agree in %s with %j', (body, headers, passed) => {
    expect(look('error-names-agree', { body, headers: headers as Record<string, string> })).toMatchObject({
      passed,
      level: 'wire',
      expected: { kind: 'one-error-name' },
      provenance: [{ kind: 'observed', source: 'protocol.error-name' }],
    });
  });

  it('gives the name of the error in each place', () => {
    const headers = { 'x-amzn-errortype': 'Y' };
    expect(look('error-names-agree', { body: '{"__type":"a#X","code":"Z"}', headers }).actual).toEqual(
      value({ __type: 'X', code: 'Z', 'x-amzn-errortype': 'Y' }),
    );
  });

  it.each([
    ['{"__type":"X"}', true],
    ['{"__type":"com.amazonaws#X"}', false],
    ['{"__type":"X:http://internal"}', false],
    ['{"__type":7}', false],
    ['<html>', false],
  ])('error-type-bare in %s', (body, passed) => {
    const found = look('error-type-bare', { body });
    expect(found).toMatchObject({ passed, level: 'info', expected: { kind: 'bare-error-type' } });
  });

  it.each([
    ['{"Message":"m"}', true],
    ['{"message":"m"}', true],
    ['{"Message":"","message":"m"}', false],
    ['{"Message":5}', false],
    ['{}', false],
    ['<html>', false],
  ])('error-message in %s', (body, passed) => {
    const found = look('error-message', { body });
    expect(found).toMatchObject({
      passed,
      level: 'info',
      expected: { kind: 'body-member', names: ['Message', 'message'] },
    });
  });

  it.each([
    ['{"Message":"m"}', true, ['Message']],
    ['{"message":"m"}', false, ['message']],
    ['<html>', false, []],
  ])('error-message-case in %s', (body, passed, actual) => {
    const found = look('error-message-case', { body });
    expect(found).toMatchObject({
      passed,
      actual: value(actual),
      level: 'info',
      expected: { kind: 'body-member', names: ['Message'] },
    });
  });
});

describe('response-schema', () => {
  const schema = (body: string, assertions: Expectation['assertions'] = [], operation = 'CreateTrail') => {
    const answer = { status: 200, headers: {}, body };
    const one = exchange({ kind: 'accepted', output: {} }, { answer, operation });
    const [found] = wireChecks(
      { outcome: 'accepted', wire: ['response-schema'], statuses: [200], assertions },
      one,
      [],
    );
    if (!found) throw new Error('no check');
    return found;
  };

  it.each([
    ['{"Name":"a","IsMultiRegionTrail":false,"Later":1}', true, []],
    ['{"Name":5}', false, [{ path: '/Name', message: 'must be string' }]],
  ])('%s', (body, passed, problems) => {
    expect(schema(body)).toMatchObject({
      passed,
      level: 'wire',
      expected: { kind: 'response-types' },
      actual: { kind: 'wrong-types', problems },
    });
  });

  it('names every member of a wrong type', () => {
    const { actual } = schema('{"Name":5,"IsMultiRegionTrail":"no"}');
    const paths = actual.kind === 'wrong-types' ? actual.problems.map(({ path }) => path) : [];
    expect(paths.sort()).toEqual(['/IsMultiRegionTrail', '/Name']);
  });

  it('fails for a body that is not an object, and gives it', () => {
    schema('{"Name":"a"}');
    expect(schema('[]')).toMatchObject({ passed: false, actual: value('[]') });
  });

  it.each([
    ['StartLogging', '', true],
    ['StartLogging', ' ', false],
    ['StartLogging', '[]', false],
    ['StartLogging', '{}', true],
    ['StartLogging', '{"IsLogging":true}', false],
    ['AddTags', '{"__type":"InternalFailure"}', false],
    ['CreateTrail', '', false],
    ['GetTrail', '', false],
  ])('of %s with the body "%s" passes: %s', (operation, body, passed) => {
    expect(schema(body, [], operation).passed).toBe(passed);
  });

  it('judges the clauses of the types of the members that must be there', () => {
    const found = schema('{}', [
      { check: 'echo.Name', level: 'core', path: 'Name', equals: 'a', provenance: [] },
      { check: 'unset.KmsKeyId', level: 'core', path: 'KmsKeyId', absent: 'unset', provenance: [] },
      { check: 'odd', level: 'core', provenance: [] },
    ]);
    expect(found.clauses).toEqual(['response.2', 'responseSyntax.1', 'response.Name.type']);
    expect(found.provenance.every(({ kind }) => kind === 'documented')).toBe(true);
  });
});
