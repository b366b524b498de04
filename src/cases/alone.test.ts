import { describe, expect, it } from 'vitest';
import type { Case } from '../../generated/case-table.ts';
import { loadTable } from '../contract/table.ts';
import { withOneAlone } from './alone.ts';
import type { BuiltCase } from './lanes.ts';

const table = loadTable();
const exceptions = table.groups.filter(
  ({ kind, operation }) => kind === 'exception' && operation === undefined,
);
const refusalsOf = (name: string) =>
  table.cases.filter(
    ({ group, expect: { outcome }, operation, informative }) =>
      group === name && outcome === 'rejected' && operation === undefined && !informative,
  );

describe('the refusals of each exception', () => {
  // A server could apply a rule only beside it.
  it.each(['S3KeyPrefix', 'EnableLogFileValidation', 'TagsList', 'KmsKeyId'])(
    'do not all have %s',
    (member) => {
      const all = exceptions.flatMap(({ name }) => {
        const refusals = refusalsOf(name);
        const having = refusals.filter(({ request }) => request.input && member in request.input);
        return refusals.length > 0 && having.length === refusals.length ? [name] : [];
      });
      // What an exception is about is in each of them.
      const about = { TagsList: /Tag/, KmsKeyId: /Kms|Encryption/, S3KeyPrefix: /Prefix/ }[member];
      expect(all.filter((name) => !about?.test(name))).toEqual([]);
    },
  );
});

describe('withOneAlone', () => {
  const built = (id: string, own: object, laneIsOpen = true): BuiltCase => {
    const refusal = (input: object): Case => ({
      ...{ id, group: 'E', title: id, clauses: [], needs: [], before: [], probes: [] },
      request: { lane: 'sdk', input: { ...input } },
      expect: { outcome: 'rejected', wire: [], statuses: [400], errors: [] },
    });
    return { testCase: refusal({ ...own, Size: 1 }), alone: refusal(own), laneIsOpen };
  };
  const ids = (cases: readonly BuiltCase[]) =>
    withOneAlone(cases, { kind: 'exception' }).map(({ testCase }) => testCase.id);

  it('adds the first refusal that needs no name of its own', () => {
    const cases = [built('a', { Name: ['$', '{named:x}'].join('') }), built('b', {}, false), built('c', {})];
    expect(ids(cases)).toEqual(['a', 'b', 'c', 'c-alone']);
    expect(withOneAlone(cases, { kind: 'exception' }).at(-1)?.testCase.request.input).toEqual({});
  });

  it('adds nothing to an only refusal, nor where one has nothing beside it', () => {
    const { alone, ...rest } = built('b', {});
    expect(ids([built('a', {})])).toEqual(['a']);
    expect(ids([built('a', {}), { ...rest, testCase: alone ?? rest.testCase }])).toEqual(['a', 'b']);
  });
});
