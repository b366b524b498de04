import { expect, test } from 'vitest';
import type { Exchange } from '../contract/exchange.ts';
import { sharedControl } from '../contract/seed.ts';
import { loadSuite, loadTable } from '../contract/table.ts';
import type { Handle } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';
import { Controls } from './controls.ts';

const table = loadTable();
const of = (prefix: string) => table.cases.filter(({ id }) => id.startsWith(prefix));
const [first, ...others] = of('InvalidTrailNameException/name-character-');
const sharing = [first, ...others].flatMap((testCase) =>
  first && testCase && sharedControl(testCase) === sharedControl(first) ? [testCase] : [],
);

async function run(handle: Handle, cases = sharing) {
  return runInProcess({ table, cases, handle, runId: 'shared' });
}

/** The names of the creates that reach a function. */
function creates(handle: Handle): { names: string[]; counting: Handle } {
  const names: string[] = [];
  const counting: Handle = (request) => {
    if (request.headers['x-amz-target']?.endsWith('.CreateTrail')) {
      names.push((JSON.parse(new TextDecoder().decode(request.body)) as { Name: string }).Name);
    }
    return handle(request);
  };
  return { names, counting };
}

test('an accepted control serves every case with the same control', async () => {
  const { names, counting } = creates(createReference().handle);
  const { done } = await run(counting);
  expect(new Set(sharing.map(sharedControl)).size).toBe(1);
  expect(done.map(({ result }) => result.outcome)).toEqual(sharing.map(() => 'pass'));
  expect(names).toHaveLength(sharing.length + 1);
  for (const { recording } of done) {
    expect(recording.exchanges.filter(({ role }) => role === 'control')).toMatchObject([{ shared: true }]);
  }
});

test('a case has no control of another operation', async () => {
  const operations = ['GetTrail', 'GetTrailStatus'];
  const suite = loadSuite(operations);
  const cases = suite.cases.filter(({ control }) => control);
  const { done } = await runInProcess({
    ...{ table: suite, cases, handle: createReference().handle },
    runId: 'shared',
  });
  const found = done.flatMap(({ recording: { caseId, exchanges } }) =>
    exchanges.flatMap(({ role, operation }) =>
      role === 'control' ? [[caseId.split('/')[0], operation]] : [],
    ),
  );
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter(([of, operation]) => of !== operation)).toEqual([]);
});

test('a rejected control is sent again by each case, and fails each', async () => {
  const { handle } = createReference();
  const { names, counting } = creates(async (request) => {
    const answer = await handle(request);
    const refuses = request.headers['x-amz-target']?.endsWith('.CreateTrail');
    return refuses
      ? { ...answer, status: 400, body: JSON.stringify({ __type: 'InvalidTrailNameException' }) }
      : answer;
  });
  const { done } = await run(counting);
  expect(done.map(({ result }) => result.outcome)).toEqual(sharing.map(() => 'fail'));
  expect(names).toHaveLength(2 * sharing.length);
  expect(done.flatMap(({ recording }) => recording.exchanges).some(({ shared }) => shared)).toBe(false);
});

test('a control inside a world or with its own steps is not shared', () => {
  const own = table.cases.filter((one) => one.control && sharedControl(one) === undefined);
  expect(own.length).toBeGreaterThan(5);
  for (const { worlds = [], control } of own) {
    expect(worlds.length > 0 || (control?.before.length ?? 0) > 0).toBe(true);
  }
});

test('after a failed control the next case sends it again, and only the sender gets the error', async () => {
  const controls = new Controls();
  const accepted = [{ role: 'control' } as Exchange];
  const failing = controls.accepted('one', async () => {
    throw new Error('broken off');
  });
  const next = controls.accepted('one', async () => accepted);
  await expect(failing).rejects.toThrow('broken off');
  expect(await next).toBe(accepted);
  expect(await controls.accepted('one', () => Promise.reject(new Error('not asked')))).toBe(accepted);
});
