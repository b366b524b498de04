import { describe, expect, it } from 'vitest';
import { failedChecks } from '../contract/result.ts';
import { loadSuite } from '../contract/table.ts';
import { createReference, type ReferenceOptions, type Trail } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';

const table = loadSuite(['DeleteTrail']);

type Operations = NonNullable<ReferenceOptions['operations']>;
type Served = Parameters<Operations>[0][string];
type Call = Parameters<Served['run']>[0];

/** What fails on a reference whose DeleteTrail is another one, by case; and the trails that are there after the run. */
async function onServer(ids: readonly string[], remove: (usual: Served, call: Call, name: string) => object) {
  const trails = new Set<Trail>();
  const operations: Operations = (all) => ({
    ...all,
    DeleteTrail: {
      run: (call, input) => {
        const body = remove(all.DeleteTrail as Served, call, (input as { Name: string }).Name);
        trails.clear();
        for (const trail of call.state.trails.values()) trails.add(trail);
        return body;
      },
    },
  });
  const cases = table.cases.filter(({ id }) => ids.includes(id.slice(12)));
  expect(cases).toHaveLength(ids.length);
  const { done } = await runInProcess({
    table,
    cases,
    handle: createReference({ operations }).handle,
    runId: 'delete',
  });
  const failed = done.flatMap(({ result }) => (result.outcome === 'fail' ? [result.id.slice(12)] : []));
  const checks = done.flatMap(({ result }) => failedChecks(result).map(({ check }) => check));
  return { failed, checks, trails: [...trails] };
}

const isArn = (name: string) => name.startsWith('arn:');
const BOTH = ['Response/by-name', 'Response/by-arn'];

describe('a server whose DeleteTrail', () => {
  it('answers 200 to the ARN of a trail and keeps it fails, and its trails are removed by name', async () => {
    const { failed, trails } = await onServer(BOTH, (usual, call, Name) =>
      isArn(Name) ? {} : usual.run(call, { Name }),
    );
    expect(failed).toEqual(['Response/by-arn']);
    expect(trails).toEqual([]);
  });

  it('answers 200 to the name of a trail and keeps it fails, and its trails are removed by ARN', async () => {
    const { failed, trails } = await onServer([...BOTH, 'State/logging'], (usual, call, Name) =>
      isArn(Name) ? usual.run(call, { Name }) : {},
    );
    expect(failed).toEqual(['Response/by-name', 'State/logging']);
    expect(trails).toEqual([]);
  });

  it('answers 404 to the ARN of a trail and keeps it fails, and its trails are removed by name', async () => {
    const { failed, trails } = await onServer(BOTH, (usual, call, Name) =>
      usual.run(call, { Name: isArn(Name) ? `${Name}-none` : Name }),
    );
    expect(failed).toEqual(['Response/by-arn']);
    expect(trails).toEqual([]);
  });

  it('does nothing at all fails', async () => {
    const { failed } = await onServer(BOTH, () => ({}));
    expect(failed).toEqual(BOTH);
  });

  it('answers 200 where there is no trail fails', async () => {
    const ids = ['unknown-name', 'unknown-arn', 'deleted-name', 'deleted-arn'];
    const missing = ids.map((id) => `TrailNotFoundException/${id}`);
    const { failed } = await onServer(missing, (usual, call, Name) => {
      const isThere = [...call.state.trails.values()].some(({ arn, name }) => [arn, name].includes(Name));
      return isThere ? usual.run(call, { Name }) : {};
    });
    expect(failed.toSorted()).toEqual(missing.toSorted());
  });

  it('deletes the trail of another Region fails', async () => {
    const ids = ['InvalidHomeRegionException/shadow-by-arn'];
    const { failed } = await onServer(ids, (usual, call, Name) =>
      call.state.trails.delete(Name) ? {} : usual.run(call, { Name }),
    );
    expect(failed).toEqual(ids);
  });

  it('refuses the trail of another Region and deletes it fails', async () => {
    const ids = ['InvalidHomeRegionException/shadow-by-arn'];
    const { failed } = await onServer(ids, (usual, call, Name) => {
      try {
        return usual.run(call, { Name });
      } finally {
        call.state.trails.delete(Name);
      }
    });
    expect(failed).toEqual(ids);
  });

  it('takes a name with blanks around it fails for that alone', async () => {
    const ids = ['InvalidTrailNameException/blanks-around'];
    const { failed, checks } = await onServer(ids, (usual, call, Name) =>
      usual.run(call, { Name: Name.trim() }),
    );
    expect(failed).toEqual(ids);
    expect(checks).toContain('rejected');
    expect(checks).not.toContain('control');
  });

  it('deletes every trail whose name begins so fails', async () => {
    const { failed } = await onServer(['State/other-trail'], (usual, call, Name) => {
      const body = usual.run(call, { Name });
      for (const [arn, trail] of call.state.trails)
        if (trail.name.startsWith(Name)) call.state.trails.delete(arn);
      return body;
    });
    expect(failed).toEqual(['State/other-trail']);
  });

  it('refuses a trail that logs fails', async () => {
    const { failed } = await onServer(['State/logging', 'State/stopped'], (usual, call, Name) => {
      const trail = [...call.state.trails.values()].find(({ name }) => name === Name);
      if (!trail?.logging) return usual.run(call, { Name });
      // The clean-up must get rid of it all the same.
      trail.logging = false;
      return usual.run(call, { Name: 'refused' });
    });
    expect(failed).toEqual(['State/logging']);
  });

  it('deletes the trails of the same name in all Regions fails', async () => {
    const { failed } = await onServer(['Regions/same-name-elsewhere'], (usual, call, Name) => {
      const body = usual.run(call, { Name });
      for (const [arn, { name }] of call.state.trails) if (name === Name) call.state.trails.delete(arn);
      return body;
    });
    expect(failed).toEqual(['Regions/same-name-elsewhere']);
  });
});

describe('what a deleted trail leaves', () => {
  it.each<[string, string, (old: Trail, fresh: Trail) => void]>([
    ['tags', 'State/tags-are-gone', (old, fresh) => Object.assign(fresh, { tags: old.tags })],
    ['status', 'State/status-is-gone', (old, fresh) => Object.assign(fresh, { startedAt: old.startedAt })],
    ['prefix', 'State/settings-are-gone', (old, fresh) => Object.assign(fresh, { keyPrefix: old.keyPrefix })],
  ])('fails the case of the %s if a new trail has it', async (_title, id, keep) => {
    const old = new Map<string, Trail>();
    const cases = table.cases.filter((testCase) => testCase.id === `DeleteTrail/${id}`);
    const { handle } = createReference({
      storedTrail: (trail) => {
        const before = old.get(trail.arn);
        old.set(trail.arn, trail);
        if (before) keep(before, trail);
        return trail;
      },
    });
    const { done } = await runInProcess({ table, cases, handle, runId: 'delete' });
    expect(done.map(({ result }) => result.outcome)).toEqual(['fail']);
  });
});
