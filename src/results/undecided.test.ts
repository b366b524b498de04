import { describe, expect, it } from 'vitest';
import { loadSuite } from '../contract/table.ts';
import { verdictOf } from '../judge/verdict.ts';
import { ServiceError } from '../reference/error.ts';
import { type Body, createReference, type ReferenceOptions } from '../reference/index.ts';
import { describeCase } from '../report/outcome.ts';
import { runInProcess } from '../session/testing/in-process.ts';
import { withUndecided } from './undecided.ts';

type Operations = Parameters<NonNullable<ReferenceOptions['operations']>>[0];

/** What comes of AddTags, RemoveTags and ListTags where operations are served otherwise. */
async function judged(
  change: (all: Operations) => Record<string, (call: never, input: never) => Body>,
  more: Partial<ReferenceOptions> = {},
) {
  const table = loadSuite(['AddTags', 'ListTags', 'RemoveTags']);
  const { handle } = createReference({
    ...more,
    operations: (all) => ({
      ...all,
      ...Object.fromEntries(
        Object.entries(change(all)).map(([name, run]) => [
          name,
          { run: (call: unknown, input: unknown) => run(call as never, input as never) },
        ]),
      ),
    }),
  });
  const cases = table.cases.filter(({ group }) =>
    /\/(Response|State|InvalidTagParameterException)$/.test(group),
  );
  const { done } = await runInProcess({ table, cases, handle, runId: 'undeci' });
  const before = done.map(({ result }) => result);
  const results = withUndecided(before, table);
  const of = (operation: string, outcome: string) =>
    results.filter((result) => result.id.startsWith(`${operation}/`) && result.outcome === outcome);
  const undecided = results.filter(({ unmet }) => unmet.some(({ kind }) => kind === 'witness'));
  return { table, before, results, of, undecided };
}

const noTags = (all: Operations) => (call: never, input: never) => {
  const body = all.ListTags?.run(call, input) as { ResourceTagList: Body[] };
  return { ResourceTagList: body.ResourceTagList.map((one) => ({ ...one, TagsList: [] })) };
};

describe('a ListTags that never shows a tag', () => {
  it('leaves AddTags undecided, by name, and blames it for nothing', async () => {
    const { table, of, undecided, before, results } = await judged((all) => ({ ListTags: noTags(all) }));
    expect(before.some(({ id, outcome }) => id.startsWith('AddTags/') && outcome === 'fail')).toBe(true);
    expect(of('AddTags', 'fail')).toEqual([]);
    expect(of('ListTags', 'fail').length).toBeGreaterThan(0);
    const [first] = undecided;
    expect(first && describeCase(first)).toMatch(
      /^ListTags: undecided: ListTags shows the effect, and shows ResourceTagList.* wrongly in its own cases too \(ListTags\//,
    );
    // What is gone and what was never shown look the same: that proves nothing of RemoveTags.
    const removed = undecided.filter(({ id }) => id.startsWith('RemoveTags/'));
    expect(removed.length).toBeGreaterThan(0);
    for (const group of table.groups.filter(({ name }) => undecided.some((one) => one.group === name))) {
      const own = results.filter((result) => result.group === group.name);
      expect(verdictOf(group, own, own.length).verdict, group.name).not.toBe('conformant');
    }
    expect(of('AddTags', 'pass').length).toBeGreaterThan(3);
  });
});

it('a ListTags that always crashes leaves all undecided that rests on it', async () => {
  const { of, undecided } = await judged(() => ({
    ListTags: () => {
      throw new ServiceError('InternalFailure', 'It failed.', 500);
    },
  }));
  expect(of('AddTags', 'fail')).toEqual([]);
  expect(undecided.some(({ id }) => id.startsWith('AddTags/'))).toBe(true);
});

it('an AddTags that keeps nothing is blamed where ListTags is right', async () => {
  const { of, undecided } = await judged(() => ({ AddTags: () => ({}) }));
  expect(of('AddTags', 'fail').length).toBeGreaterThan(5);
  expect(undecided).toEqual([]);
});

it('an AddTags that keeps nothing is blamed where ListTags fails at something else', async () => {
  const { of, undecided } = await judged((all) => ({
    AddTags: () => ({}),
    ListTags: (call, input) => {
      const { ResourceIdList: ids } = input as { ResourceIdList?: unknown };
      const first = Array.isArray(ids) ? ids.slice(0, 1) : ids;
      return all.ListTags?.run(call, { ...(input as object), ResourceIdList: first }) as Body;
    },
  }));
  expect(of('ListTags', 'fail').length).toBeGreaterThan(0);
  expect(of('AddTags', 'fail').length).toBeGreaterThan(5);
  expect(undecided.filter(({ id }) => id.startsWith('AddTags/'))).toEqual([]);
});

it('a CreateTrail that drops its tags hides nothing of AddTags, since ListTags has shown tags', async () => {
  const { of } = await judged(
    (all) => ({
      AddTags: (call, input) => {
        const { TagsList: tags } = input as { TagsList?: unknown };
        const kept = Array.isArray(tags) && tags.length > 1 ? tags.slice(0, 1) : tags;
        return all.AddTags?.run(call, { ...(input as object), TagsList: kept }) as Body;
      },
    }),
    { storedTrail: (trail) => ({ ...trail, tags: [] }) },
  );
  expect(of('ListTags', 'fail').length).toBeGreaterThan(0);
  expect(of('AddTags', 'fail').map(({ id }) => id)).toContain('AddTags/State/several');
});
