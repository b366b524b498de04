import { expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { createReference, type ReferenceOptions } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';

const table = loadTable();
const cases = table.cases.filter(({ id }) => id === 'TrailAlreadyExistsException/other-settings');

/** The failing checks of a duplicate with other settings. */
async function failedOn(options: Partial<ReferenceOptions>): Promise<string[]> {
  const { handle } = createReference(options);
  const { done } = await runInProcess({ table, cases, handle, runId: 'before' });
  return done.flatMap(({ result }) =>
    result.checks.filter(({ passed, level }) => !passed && level !== 'info').map(({ check }) => check),
  );
}

it('does not fail where the list shows the first trail wrongly, and still so afterwards', async () => {
  const readBody: ReferenceOptions['readBody'] = (_, body) => {
    const { trailList } = body as { trailList?: object[] };
    return trailList ? { trailList: trailList.map((trail) => ({ ...trail, S3KeyPrefix: 'shown' })) } : body;
  };
  expect(await failedOn({ readBody })).toEqual([]);
});

it('fails where the refused duplicate changes the first trail', async () => {
  const trailAfterRejection: ReferenceOptions['trailAfterRejection'] = (trail, { exception }) =>
    exception === 'TrailAlreadyExistsException' ? trail : undefined;
  expect(await failedOn({ trailAfterRejection })).toContain('first-unchanged');
});
