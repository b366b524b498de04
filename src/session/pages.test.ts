import { expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import type { Handle } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { inPages } from '../reference/testing/fairness/in-pages.ts';
import { describeCheck } from '../report/check.ts';
import { runInProcess } from './testing/in-process.ts';

const LISTS = ['ListTrails', 'ListTags'];

async function failing(operation: string, handle: Handle) {
  const table = loadTable(operation);
  const { done } = await runInProcess({ table, cases: table.cases, handle, runId: 'paging' });
  const failed = done.filter(({ result: { outcome } }) => outcome === 'fail' || outcome === 'error');
  return { failed: failed.map(({ result }) => result), done };
}

it.each(LISTS)(
  '%s of a right server in pages of 1 passes, and all of its pages are recorded',
  async (operation) => {
    const { failed, done } = await failing(operation, createReference(inPages(1)).handle);
    expect(failed).toEqual([]);
    const pages = done.flatMap(({ recording }) => recording.exchanges.flatMap(({ page }) => page ?? []));
    expect(pages).toContain(2);
  },
);

it('a removed trail is looked for on all pages, and a case beside it finds none of its own lost', async () => {
  const table = loadTable('DeleteTrail');
  const cases = table.cases.filter(({ id }) => id.startsWith('DeleteTrail/Response/'));
  const kept = createReference({
    ...inPages(1),
    operations: (all) => {
      const paged = inPages(1).operations?.(all) ?? all;
      return { ...paged, DeleteTrail: { run: () => ({}) } };
    },
  });
  const { done } = await runInProcess({ table, cases, handle: kept.handle, runId: 'paging' });
  const listed = done.flatMap(({ result }) =>
    result.checks.filter(({ operation, passed }) => operation === 'ListTrails' && !passed),
  );
  expect(listed.map(({ check }) => check)).toEqual(['removed', 'removed']);
});

it.each([
  ['that repeat their token', () => 'again', /answered page 2 with the token of an earlier page/],
  ['with ever new tokens', () => crypto.randomUUID(), /answered 1\d pages, and the last one has a token too/],
  ['with a number for a token', () => 7, /answered page 1 with a token that is not a string/],
])('pages %s end, and are a deviation', async (_, tokenOf, words) => {
  let calls = 0;
  const { handle } = createReference({
    operations: (all) => ({
      ...all,
      ListTrails: {
        run: (call, input) => {
          calls += 1;
          const { NextToken: __, ...rest } = input as Record<string, unknown>;
          return { ...all.ListTrails?.run(call, rest), NextToken: tokenOf() };
        },
      },
    }),
  });
  const { failed } = await failing('ListTrails', handle);
  const ids = failed.map(({ id }) => id);
  expect(ids).toContain('ListTrails/Response/pages');
  expect(ids).toContain('ListTrails/State/after-delete');
  const check = failed[0]?.checks.find(({ passed }) => !passed);
  expect(check && describeCheck(check).headline).toMatch(words);
  expect(calls).toBeLessThan(20 * 12);
});
