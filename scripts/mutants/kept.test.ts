import { expect, test } from 'vitest';
import { loadSuite } from '../../src/contract/table.ts';
import { explainUnneeded, loadKept } from './kept.ts';

const necessity = { sole: { a: ['1'] }, shared: ['b', 'c/one', 'c/two'], idle: ['d'], smallest: ['a', 'b'] };

test('a case outside of the smallest killing set needs a reason', () => {
  const found = explainUnneeded(necessity, [{ cases: 'c/*', reason: 'for its own sake' }]);
  expect(found.kept).toEqual([
    { id: 'c/one', reason: 'for its own sake' },
    { id: 'c/two', reason: 'for its own sake' },
  ]);
  expect(found.unexplained).toEqual(['d']);
  expect(found.stale).toEqual([]);
});

test('the first entry that fits is the reason, and one that explains nothing is stale', () => {
  const entries = [
    { cases: 'c/one', reason: 'first' },
    { cases: 'c/*', reason: 'second' },
    { cases: '{a,b}', reason: 'needed anyway' },
  ];
  const found = explainUnneeded(necessity, entries);
  expect(found.kept.map(({ reason }) => reason)).toEqual(['first', 'second']);
  expect(found.stale).toEqual(['{a,b}']);
});

test('every reason is about cases that exist', async () => {
  const ids = loadSuite().cases.map(({ id }) => id);
  const all = { sole: {}, shared: ids, idle: [], smallest: [] };
  expect(explainUnneeded(all, await loadKept()).stale).toEqual([]);
});
