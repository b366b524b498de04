import { describe, expect, it } from 'vitest';
import type { Assertion } from '../../generated/case-table.ts';
import { judgeAssertion } from './assertion.ts';
import { accepted, assertion, boundAssertion, exchange, rejected } from './testing/samples.ts';

const judged = (more: Partial<Assertion>, output: Record<string, unknown>) =>
  judgeAssertion(boundAssertion(assertion(more)), accepted(output), {});

describe('judgeAssertion', () => {
  it('compares with the filled value', () => {
    expect(judged({ equals: '${bucket}' }, { Name: 'logs' })).toMatchObject({
      check: 'echo.Name',
      level: 'core',
      passed: true,
      expected: { kind: 'member', path: 'Name', equals: 'logs' },
      actual: { kind: 'value', value: 'logs' },
      role: 'request',
      operation: 'CreateTrail',
    });
    expect(judged({ equals: '${bucket}' }, { Name: 'other' }).passed).toBe(false);
    expect(judged({ equals: false }, {})).toMatchObject({ passed: false, actual: { kind: 'value' } });
  });

  it.each([
    ['Trail.Name', { Trail: { Name: 'a' } }, true],
    ['Trail.Name', { Trail: null }, false],
    ['Trail.Name', { Trail: 'Name' }, false],
    ['Trail.Name', {}, false],
    ['list.0.Name', { list: [{ Name: 'a' }] }, true],
    ['toString', {}, false],
    ['', { Name: 'a' }, false],
  ])('follows the path %s in %j', (path, output, passed) => {
    expect(judged({ path, equals: 'a' }, output).passed).toBe(passed);
  });

  it.each([
    [{ Trail: { Name: 'a' } }, { Name: 'a' }, false, true],
    [{ Trail: { Name: 'a' } }, { Name: 'b' }, true, false],
    [{ Trail: {} }, { Name: 'b' }, true, true],
    [{ Trail: {} }, { Name: 'b' }, false, false],
  ])('compares with another path of the earlier answer %j: %j', (before, output, optional, passed) => {
    const asked = assertion({ path: 'Name', sameAs: 'before', at: 'Trail.Name', optional });
    expect(judgeAssertion(asked, accepted(output), { before }).passed).toBe(passed);
  });

  it.each([
    ['the item is the same', [{ Name: 'b' }, { Name: 'a', Size: 1 }], [{ Name: 'a', Size: 1 }], true],
    ['the item differs', [{ Name: 'a', Size: 1 }], [{ Name: 'a', Size: 2 }, { Name: 'b' }], false],
    ['the item is gone', [{ Name: 'a', Size: 1 }], [{ Name: 'b' }], false],
    ['there was no such item', [{ Name: 'b' }], [{ Name: 'a' }], true],
    ['there was no list', undefined, [], true],
    ['there is no list', [{ Name: 'a' }], 'a', false],
    ['null is in the list', [null, { Name: 'a' }], [null, { Name: 'a' }], true],
  ])('compares one item of two lists: %s', (_, before, after, passed) => {
    const asked = assertion({ path: 'List', of: { Name: 'a' }, sameAs: 'before', optional: true });
    const found = judgeAssertion(asked, accepted({ List: after }), { before: { List: before } });
    expect(found.passed).toBe(passed);
  });

  it.each([
    [rejected('B'), true],
    [rejected('C'), false],
    [accepted({ Name: 'a' }), false],
    [exchange({ kind: 'unreadable', reason: 'no JSON' }), false],
  ])('passes for a refusal with one of the errors: %j', (read, passed) => {
    const found = judgeAssertion(assertion({ refused: ['A', 'B'] }), read, {});
    expect(found).toMatchObject({ passed, expected: { kind: 'error', codes: ['A', 'B'] } });
  });

  it('fails for a request that was not accepted', () => {
    const found = judgeAssertion(assertion({ absent: 'unset' }), rejected('BadException'), {});
    expect(found).toMatchObject({
      passed: false,
      expected: { kind: 'accepted' },
      actual: { kind: 'rejected', status: 400, code: 'BadException' },
    });
  });

  it.each([
    [{ Name: 'a' }, true],
    [{}, true],
    [{ Name: null }, true],
    [{ Name: '' }, false],
    [{ Name: 'b' }, false],
  ])('optional: %j', (output, passed) => {
    expect(judged({ equals: 'a', optional: true }, output)).toMatchObject({
      passed,
      expected: { kind: 'member', path: 'Name', equals: 'a', optional: true },
    });
  });

  it.each([
    [{}, true],
    [{ Name: null }, true],
    [{ Name: '' }, false],
    [{ Name: false }, false],
  ])('unset: %j', (output, passed) => {
    expect(judged({ absent: 'unset' }, output)).toMatchObject({
      passed,
      expected: { kind: 'member', path: 'Name', absent: 'unset' },
    });
  });

  it.each([
    ['{}', true],
    ['{"Name":null}', false],
    ['not JSON', true],
  ])('omitted looks at the body, not at what the SDK made of it: %s', (body, passed) => {
    const one = exchange({ kind: 'accepted', output: {} }, { answer: { status: 200, headers: {}, body } });
    expect(judgeAssertion(assertion({ absent: 'omitted' }), one, {})).toMatchObject({
      passed,
      expected: { kind: 'member', path: 'Name', absent: 'omitted' },
    });
  });

  it('omitted passes where there is no body at all', () => {
    const one = exchange({ kind: 'accepted', output: { Name: 'a' } }, { answer: undefined });
    expect(judgeAssertion(assertion({ absent: 'omitted' }), one, {}).passed).toBe(true);
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
  ] as const)('%s %j in %j', (kind, members, list, passed) => {
    expect(judged({ path: 'list', [kind]: members }, { list }).passed).toBe(passed);
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
  ])('exactly: %j', (_, list, passed) => {
    expect(judged({ path: 'list', exactly: LIST }, { list }).passed).toBe(passed);
  });

  it.each([[undefined], [null], [[]]])('exactly takes %j for an empty list', (list) => {
    expect(judged({ path: 'list', exactly: [] }, { list }).passed).toBe(true);
    expect(judged({ path: 'list', exactly: LIST }, { list }).passed).toBe(false);
  });

  it.each([[{ Name: 'a', Value: '' }], [{ Name: 'a', Value: null }], [{ Name: 'a' }]])(
    'exactly takes an empty member and one that is not there for the same: %j',
    (item) => {
      expect(judged({ path: 'list', exactly: [{ Name: 'a', Value: '' }] }, { list: [item] }).passed).toBe(
        true,
      );
      expect(judged({ path: 'list', exactly: [{ Name: 'a' }] }, { list: [item] }).passed).toBe(true);
      expect(judged({ path: 'list', exactly: [{ Name: 'a', Value: 'b' }] }, { list: [item] }).passed).toBe(
        false,
      );
    },
  );

  it.each([[null], [5], [true]])('exactly takes %j for no item, not even for an empty one', (item) => {
    expect(judged({ path: 'list', exactly: [{ Value: '' }] }, { list: [item] }).passed).toBe(false);
  });

  it('gives the items that there should be exactly, and those that there are', () => {
    expect(judged({ path: 'list', exactly: [{ Name: 'a' }] }, { list: [] })).toMatchObject({
      expected: { kind: 'member', path: 'list', exactly: [{ Name: 'a' }] },
      actual: { kind: 'value', value: [] },
    });
  });

  it('gives the items that come closest, or none', () => {
    const found = judged({ path: 'list', some: { Name: 'a', Size: 9 } }, { list: LIST });
    expect(found).toMatchObject({
      expected: { kind: 'member', path: 'list', some: { Name: 'a', Size: 9 } },
      actual: { kind: 'items', items: [{ Name: 'a', Size: 1 }] },
    });
    expect(judged({ path: 'list', some: { Name: 'z' } }, { list: LIST }).actual).toEqual({
      kind: 'items',
      items: [],
    });
    expect(judged({ path: 'list', none: { Name: 'z' } }, { list: 5 })).toMatchObject({
      expected: { kind: 'member', path: 'list', none: { Name: 'z' } },
      actual: { kind: 'value', value: 5 },
    });
  });

  it('fills the members of some and none', () => {
    expect(judged({ path: 'list', some: { Name: '${bucket}' } }, { list: [{ Name: 'logs' }] }).passed).toBe(
      true,
    );
  });

  it('fails where an earlier answer lacks what it refers to', () => {
    expect(judged({ equals: '${first.Name}' }, { Name: 'a' })).toMatchObject({
      passed: false,
      expected: { kind: 'captured', path: 'Name', step: 'first', member: 'Name' },
      actual: { kind: 'not-captured', step: 'first', member: 'Name' },
    });
    expect(judged({ equals: '${response.Arn}' }, { Name: 'a' })).toMatchObject({
      passed: false,
      expected: { kind: 'captured', path: 'Name', step: 'response', member: 'Arn' },
      actual: { kind: 'not-captured', step: 'response', member: 'Arn' },
    });
  });

  it('throws a fault of the suite itself', () => {
    const broken = {
      get first(): Record<string, unknown> {
        throw new RangeError('a fault of ours');
      },
    };
    const later = boundAssertion(assertion({ equals: '${first.Name}' }));
    expect(() => judgeAssertion(later, accepted(), broken)).toThrow(RangeError);
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
