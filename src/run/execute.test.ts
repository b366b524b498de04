import { expect, test } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { createReference } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';

test('reports a world that can’t be left, and still leaves the others', async () => {
  const table = loadTable();
  const worlds = ['trail.busy', 'operation.unsupported'];
  const cases = table.cases.filter(({ group }) => group === 'ConflictException').slice(0, 1);
  const reference = createReference();
  const { done } = await runInProcess({
    table,
    cases: cases.map((one) => ({ ...one, worlds })),
    handle: async (request) =>
      request.method === 'DELETE' && request.path.endsWith(worlds[1] ?? '')
        ? { status: 500, headers: {}, body: '' }
        : reference.handle(request),
    runId: 'worlds',
  });
  expect(done[0]?.result).toMatchObject({
    outcome: 'error',
    error: {
      kind: 'harness',
      message: expect.stringContaining('the target did not leave the world operation.unsupported'),
    },
  });
  const get = { method: 'GET', path: '/_conformance/worlds', headers: {}, body: new Uint8Array() };
  const listed = JSON.parse(String((await reference.handle(get)).body)) as {
    worlds: { name: string; entered: boolean }[];
  };
  const entered = listed.worlds.filter((one) => one.entered).map(({ name }) => name);
  expect(entered).toEqual(['operation.unsupported']);
});
