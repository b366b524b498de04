import { expect, test } from 'vitest';
import { loadTable } from '../../src/contract/table.ts';
import { createReference } from '../../src/reference/index.ts';
import { runInProcess } from '../../src/session/testing/in-process.ts';
import { clientMutants } from './clients.ts';

const table = loadTable();
// Conditions of their own are entered one after the other; the cases beside them are enough here.
const cases = table.cases.filter(({ group, worlds, request }) => {
  const isException = table.groups.some(({ name, kind }) => name === group && kind === 'exception');
  return isException && worlds === undefined && request.wire === undefined;
});
const exceptions = [...new Set(cases.map(({ group }) => group))];

test.each(clientMutants)('a server that $title fails in every exception', async ({ options }) => {
  const { handle } = createReference(options);
  const { done } = await runInProcess({ table, cases, handle, runId: 'client' });
  const failed = new Set(done.flatMap(({ result }) => (result.outcome === 'fail' ? [result.group] : [])));
  expect(exceptions.length).toBeGreaterThan(15);
  expect([...failed].sort()).toEqual([...exceptions].sort());
});
