import { describe, expect, it } from 'vitest';
import type { Assertion } from '../../generated/case-table.ts';
import { judgeAssertion } from './assertion.ts';
import { accepted, assertion, exchange, rejected, SCOPE } from './testing/samples.ts';

const judged = (more: Partial<Assertion>, output: Record<string, unknown>) =>
  judgeAssertion(assertion(more), accepted(output), SCOPE);

describe('judgeAssertion', () => {
  it('compares with the filled value', () => {
    expect(judged({ equals: '${bucket}' }, { Name: 'logs' })).toMatchObject({
      id: 'echo.Name',
      level: 'core',
      holds: true,
      expected: 'Name = "logs"',
      actual: '"logs"',
      role: 'request',
    });
    expect(judged({ equals: '${bucket}' }, { Name: 'other' }).holds).toBe(false);
    expect(judged({ equals: false }, {})).toMatchObject({ holds: false, actual: 'nothing' });
  });

  it.each([
    ['Trail.Name', { Trail: { Name: 'a' } }, true],
    ['Trail.Name', { Trail: null }, false],
    ['Trail.Name', { Trail: 'Name' }, false],
    ['Trail.Name', {}, false],
    ['list.0.Name', { list: [{ Name: 'a' }] }, true],
    ['toString', {}, false],
    ['', { Name: 'a' }, false],
  ])('follows the path %s in %j', (path, output, holds) => {
    expect(judged({ path, equals: 'a' }, output).holds).toBe(holds);
  });

  it('holds for no request that was not accepted', () => {
    const found = judgeAssertion(assertion({ absent: 'unset' }), rejected('BadException'), SCOPE);
    expect(found).toMatchObject({
      holds: false,
      expected: 'an accepted request',
      actual: '400 BadException',
    });
  });

  it.each([
    [{ Name: 'a' }, true],
    [{}, true],
    [{ Name: null }, true],
    [{ Name: '' }, false],
    [{ Name: 'b' }, false],
  ])('optional: %j', (output, holds) => {
    expect(judged({ equals: 'a', optional: true }, output)).toMatchObject({
      holds,
      expected: 'Name = "a" or none',
    });
  });

  it.each([
    [{}, true],
    [{ Name: null }, true],
    [{ Name: '' }, false],
    [{ Name: false }, false],
  ])('unset: %j', (output, holds) => {
    expect(judged({ absent: 'unset' }, output)).toMatchObject({ holds, expected: 'no Name' });
  });

  it.each([
    ['{}', true],
    ['{"Name":null}', false],
    ['not JSON', true],
  ])('omitted looks at the body, not at what the SDK made of it: %s', (body, holds) => {
    const one = exchange({ kind: 'accepted', output: {} }, { answer: { status: 200, headers: {}, body } });
    expect(judgeAssertion(assertion({ absent: 'omitted' }), one, SCOPE)).toMatchObject({
      holds,
      expected: 'no key Name in the body',
    });
  });

  it('omitted holds where there is no body at all', () => {
    const one = exchange({ kind: 'accepted', output: { Name: 'a' } }, { answer: undefined });
    expect(judgeAssertion(assertion({ absent: 'omitted' }), one, SCOPE).holds).toBe(true);
  });

  const LIST = [
    { Name: 'a', Size: 1 },
    { Name: 'b', Size: 2 },
  ];
  it.each([
    ['some', { Name: 'a', Size: 1 }, LIST, true],
    ['some', { Name: 'a', Size: 2 }, LIST, false],
    ['some', { Name: 'c' }, LIST, false],
    ['some', { Name: 'a' }, [null, ...LIST], true],
    ['some', { Name: 'a' }, [], false],
    ['some', { Name: 'a' }, 'no list', false],
    ['none', { Name: 'c' }, LIST, true],
    ['none', { Name: 'a', Size: 2 }, LIST, true],
    ['none', { Name: 'a' }, LIST, false],
    ['none', { Name: 'a' }, [null], true],
    ['none', { Name: 'a' }, [], true],
    ['none', { Name: 'a' }, undefined, false],
  ] as const)('%s %j in %j', (kind, members, list, holds) => {
    expect(judged({ path: 'list', [kind]: members }, { list }).holds).toBe(holds);
  });

  it.each([
    [LIST, LIST, true],
    ['in another order', [LIST[1], LIST[0]], true],
    ['one missing', [LIST[0]], false],
    ['one more', [...LIST, { Name: 'c' }], false],
    ['one twice', [LIST[0], LIST[0]], false],
    ['one that differs', [LIST[0], { Name: 'b', Size: 3 }], false],
    ['no list', undefined, false],
    ['something else', 'a', false],
    ['null for an item', [LIST[0], null], false],
  ])('exactly: %j', (_, list, holds) => {
    expect(judged({ path: 'list', exactly: LIST }, { list }).holds).toBe(holds);
  });

  it.each([[undefined], [null], [[]]])('exactly takes %j for an empty list', (list) => {
    expect(judged({ path: 'list', exactly: [] }, { list }).holds).toBe(true);
    expect(judged({ path: 'list', exactly: LIST }, { list }).holds).toBe(false);
  });

  it.each([[{ Name: 'a', Value: '' }], [{ Name: 'a', Value: null }], [{ Name: 'a' }]])(
    'exactly takes an empty member and one that is not there for the same: %j',
    (item) => {
      expect(judged({ path: 'list', exactly: [{ Name: 'a', Value: '' }] }, { list: [item] }).holds).toBe(
        true,
      );
      expect(judged({ path: 'list', exactly: [{ Name: 'a' }] }, { list: [item] }).holds).toBe(true);
      expect(judged({ path: 'list', exactly: [{ Name: 'a', Value: 'b' }] }, { list: [item] }).holds).toBe(
        false,
      );
    },
  );

  it.each([[null], [5], [true]])('exactly takes %j for no item, not even for an empty one', (item) => {
    expect(judged({ path: 'list', exactly: [{ Value: '' }] }, { list: [item] }).holds).toBe(false);
  });

  it('shows the items that there should be exactly, and those that there are', () => {
    expect(judged({ path: 'list', exactly: [{ Name: 'a' }] }, { list: [] })).toMatchObject({
      expected: 'list = [{"Name":"a"}]',
      actual: '[]',
    });
  });

  it('shows the items that come near, or that there are none', () => {
    const found = judged({ path: 'list', some: { Name: 'a', Size: 9 } }, { list: LIST });
    expect(found).toMatchObject({
      expected: 'list with {"Name":"a","Size":9}',
      actual: '[{"Name":"a","Size":1}]',
    });
    expect(judged({ path: 'list', some: { Name: 'z' } }, { list: LIST }).actual).toBe('no such item');
    expect(judged({ path: 'list', none: { Name: 'z' } }, { list: 5 })).toMatchObject({
      expected: 'list without {"Name":"z"}',
      actual: '5',
    });
  });

  it('fills the members of some and none', () => {
    expect(judged({ path: 'list', some: { Name: '${bucket}' } }, { list: [{ Name: 'logs' }] }).holds).toBe(
      true,
    );
  });

  it('can not hold where an earlier answer lacks what it refers to', () => {
    expect(judged({ equals: '${first.Name}' }, { Name: 'a' })).toMatchObject({
      holds: false,
      expected: 'Name as the answer to the step first had it',
      actual: 'the answer to the step first had no Name, so there is nothing to compare with',
    });
    expect(judged({ equals: '${response.Arn}' }, { Name: 'a' })).toMatchObject({
      holds: false,
      expected: 'Name as the answer to the request had it',
      actual: 'the answer to the request had no Arn, so there is nothing to compare with',
    });
  });

  it('leaves a fault of ours standing', () => {
    const broken = {
      ...SCOPE,
      get seed(): string {
        throw new RangeError('a fault of ours');
      },
    };
    expect(() => judgeAssertion(assertion({ equals: '${name}' }), accepted(), broken)).toThrow(RangeError);
  });

  it('judges the documented clauses and its own, each once', () => {
    const found = judged(
      {
        equals: 'a',
        provenance: [
          { kind: 'documented', source: 'response.Name.1' },
          { kind: 'documented', source: 'response.Name.2' },
          { kind: 'observed', source: 'somewhere' },
        ],
        clauses: ['response.Name.1', 'response.Name.heading'],
      },
      { Name: 'a' },
    );
    expect(found.clauses).toEqual(['response.Name.1', 'response.Name.2', 'response.Name.heading']);
    expect(found.provenance).toHaveLength(3);
    expect(judged({ equals: 'a' }, { Name: 'a' }).clauses).toEqual([]);
  });
});
