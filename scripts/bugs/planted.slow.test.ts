import { expect, it } from 'vitest';
import { loadSuite } from '../../src/contract/table.ts';
import { createReference, type ReferenceOptions } from '../../src/reference/index.ts';
import { runInProcess } from '../../src/session/testing/in-process.ts';
import { lifeMutants } from '../mutants/life/index.ts';
import { stateMutants } from '../mutants/state.ts';
import { bugRows } from './page.ts';
import { PLANTED } from './planted.ts';

const table = loadSuite();
const mutants = [...lifeMutants, ...stateMutants([], [])];

/** What the cases come to on a reference with these options. */
async function outcomes(cases: readonly string[], options: Partial<ReferenceOptions> = {}) {
  const { done } = await runInProcess({
    ...{ table, cases: table.cases.filter(({ id }) => cases.includes(id)), runId: 'abc123' },
    handle: createReference(options).handle,
  });
  return Object.fromEntries(done.map(({ result: { id, outcome } }) => [id, outcome]));
}

const bugs = bugRows().flatMap(({ cases, planted }) => (planted === undefined ? [] : [{ cases, planted }]));

it.each(bugs)('$planted fails $cases', async ({ cases, planted }) => {
  const own = planted.replace(/^planted\//, '');
  const options = own === planted ? mutants.find(({ id }) => id === planted)?.options : PLANTED[own];
  expect(options, planted).toBeDefined();
  const all = (outcome: string) => Object.fromEntries(cases.map((id) => [id, outcome]));
  expect(await outcomes(cases)).toEqual(all('pass'));
  expect(await outcomes(cases, options)).toEqual(all('fail'));
});
