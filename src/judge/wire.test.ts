import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../generated/case-table.ts';
import type { AnswerMessage } from '../contract/exchange.ts';
import { exchange, silent } from './testing/samples.ts';
import { wireChecks } from './wire.ts';

type Check = Expectation['wire'][number];

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
  it('says nothing of an answer that did not come', () => {
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
    expect(found.map(({ id, role, level }) => [id, role, level])).toEqual([
      ['request-id', 'control', 'wire'],
      ['http-status', 'control', 'wire'],
    ]);
  });

  it('judges the status with the reason that the case gives', () => {
    const found = look('http-status', { status: 500 }, [400, 404]);
    expect(found).toMatchObject({
      holds: false,
      expected: 'status 400 or 404',
      actual: '500',
      clauses: ['error.X.status'],
      provenance: [{ kind: 'documented', source: 'error.X.status' }],
    });
    expect(look('http-status', { status: 404 }, [400, 404]).holds).toBe(true);
  });

  it('rests everything else on what was observed of the protocol', () => {
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
  ])('content-type %s', (type, holds) => {
    const found = look('content-type', { headers: { 'content-type': type } });
    expect(found).toMatchObject({
      holds,
      expected: 'application/x-amz-json-1.1',
      actual: JSON.stringify(type),
    });
  });

  it('misses a content type that is not there', () => {
    expect(look('content-type', {})).toMatchObject({ holds: false, actual: 'nothing' });
  });

  it.each([
    [{ 'x-amzn-requestid': 'r' }, true, '"r"'],
    [{ 'x-amzn-requestid': '' }, false, '""'],
    [{}, false, 'nothing'],
  ])('request-id in %j', (headers, holds, actual) => {
    const found = look('request-id', { headers: headers as Record<string, string> });
    expect(found).toMatchObject({ holds, actual, expected: 'a header x-amzn-RequestId' });
  });

  it.each([
    ['{"__type":"X"}', true, '"X"'],
    ['{"__type":""}', false, '""'],
    ['{"__type":5}', false, '5'],
    ['{"code":"X"}', false, '"{\\"code\\":\\"X\\"}"'],
    ['<html>', false, '"<html>"'],
    ['null', false, '"null"'],
  ])('error-type in %s', (body, holds, actual) => {
    expect(look('error-type', { body })).toMatchObject({
      holds,
      actual,
      level: 'wire',
      expected: 'a body with __type',
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
  ])('error-names-agree in %s with %j', (body, headers, holds) => {
    expect(look('error-names-agree', { body, headers: headers as Record<string, string> })).toMatchObject({
      holds,
      level: 'wire',
      expected: 'one name for the error wherever it is named',
      provenance: [{ kind: 'observed', source: 'protocol.error-name' }],
    });
  });

  it('says which name the error has in which place', () => {
    const headers = { 'x-amzn-errortype': 'Y' };
    expect(look('error-names-agree', { body: '{"__type":"a#X","code":"Z"}', headers }).actual).toBe(
      '{"__type":"X","code":"Z","x-amzn-errortype":"Y"}',
    );
  });

  it.each([
    ['{"__type":"X"}', true],
    ['{"__type":"com.amazonaws#X"}', false],
    ['{"__type":"X:http://internal"}', false],
    ['{"__type":7}', false],
    ['<html>', false],
  ])('error-type-bare in %s', (body, holds) => {
    const found = look('error-type-bare', { body });
    expect(found).toMatchObject({ holds, level: 'info', expected: '__type without a namespace' });
  });

  it.each([
    ['{"Message":"m"}', true],
    ['{"message":"m"}', true],
    ['{"Message":"","message":"m"}', false],
    ['{"Message":5}', false],
    ['{}', false],
    ['<html>', false],
  ])('error-message in %s', (body, holds) => {
    const found = look('error-message', { body });
    expect(found).toMatchObject({ holds, level: 'info', expected: 'a message' });
  });

  it.each([
    ['{"Message":"m"}', true, '["Message"]'],
    ['{"message":"m"}', false, '["message"]'],
    ['<html>', false, '[]'],
  ])('error-message-case in %s', (body, holds, actual) => {
    const found = look('error-message-case', { body });
    expect(found).toMatchObject({ holds, actual, level: 'info', expected: 'the message in Message' });
  });
});

describe('response-schema', () => {
  const schema = (body: string, assertions: Expectation['assertions'] = []) => {
    const one = exchange({ kind: 'accepted', output: {} }, { answer: { status: 200, headers: {}, body } });
    const [found] = wireChecks(
      { outcome: 'accepted', wire: ['response-schema'], statuses: [200], assertions },
      one,
      [],
    );
    if (!found) throw new Error('no check');
    return found;
  };

  it.each([
    ['{"Name":"a","IsMultiRegionTrail":false,"Later":1}', true, '"as expected"'],
    ['{"Name":5}', false, '"/Name must be string"'],
    [
      '{"Name":5,"IsMultiRegionTrail":"no"}',
      false,
      '"/Name must be string; /IsMultiRegionTrail must be boolean"',
    ],
  ])('%s', (body, holds, actual) => {
    expect(schema(body)).toMatchObject({
      holds,
      level: 'wire',
      expected: 'members of the types the page gives',
      ...(holds || !actual.includes(';') ? { actual } : {}),
    });
  });

  it('names every member of a wrong type', () => {
    const { actual } = schema('{"Name":5,"IsMultiRegionTrail":"no"}');
    expect(actual).toContain('/Name must be string');
    expect(actual).toContain('/IsMultiRegionTrail must be boolean');
    expect(actual).toContain('; ');
  });

  it('refuses what is no object, and shows it', () => {
    schema('{"Name":"a"}');
    expect(schema('[]')).toMatchObject({ holds: false, actual: '"[]"' });
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
