import { expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { fakeClock } from '../contract/testing/fake-clock.ts';
import type { Handle } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { runOnClock, wrongOf } from './testing/on-clock.ts';

const table = loadTable();
const THROTTLED = 'ThrottlingException/';
const elsewhere = table.cases.filter(({ id }) =>
  /^TrailAlreadyExistsException\/same-name|^State\/(?:of-another|in-one)-/.test(id),
);
const cases = [...table.cases.filter(({ id }) => id.startsWith(THROTTLED)), ...elsewhere];

/** A server that throttles reads as well as creates while it is in the world of an exceeded rate. */
function throttlesReads(handle: Handle): Handle {
  let entered = false;
  const headers = { 'x-amzn-requestid': 'throttled', 'content-type': 'application/x-amz-json-1.1' };
  const body = JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' });
  return async (request) => {
    if (request.path.endsWith('/rate.exceeded')) entered = request.method === 'PUT';
    const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
    return entered && /^(?:Get|Describe|List)/.test(operation)
      ? { status: 400, headers, body }
      : handle(request);
  };
}

it('takes nothing that a world showed for what is so elsewhere', async () => {
  expect(elsewhere.length).toBeGreaterThan(3);
  const clock = fakeClock();
  const done = await runOnClock(table, cases, { handle: throttlesReads(createReference().handle), clock });
  expect(wrongOf(done).filter((text) => !text.startsWith(THROTTLED))).toEqual([]);
  expect(done.filter(({ result }) => result.outcome === 'pass').length).toBeGreaterThanOrEqual(
    elsewhere.length,
  );
});
