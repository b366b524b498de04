import { describe, expect, it } from 'vitest';
import type { Clock } from '../contract/clock.ts';
import { loadTable } from '../contract/table.ts';
import { describePassingFaults } from './testing/passing-faults.ts';
import { broken, FAULT, lagging, runOn } from './testing/transient.ts';

const table = loadTable();

// A fifth of the table here, all of it with ten seeds in the slower lane.
describePassingFaults(
  [1],
  table.cases.filter((_, index) => index % 5 === 0),
);

describe('a fault that stays is the target’s', () => {
  const cases = table.cases.filter(({ id }) =>
    /^(?:InvalidTrailNameException\/name-length-(?:2|129)|Response\/smallest)$/.test(id),
  );
  const isLong = (body: Uint8Array) => Buffer.from(body).toString().includes('x'.repeat(100));

  it('where one kind of request is always answered with 500', async () => {
    let asked = 0;
    const { done } = await runOn(
      (handle) => async (request) => {
        if (!isLong(request.body)) return handle(request);
        asked += 1;
        return FAULT;
      },
      cases,
    );
    const outcomes = Object.fromEntries(done.map(({ result }) => [result.id, result.outcome]));
    expect(outcomes).toEqual({
      'InvalidTrailNameException/name-length-2': 'pass',
      'InvalidTrailNameException/name-length-129': 'fail',
      'Response/smallest': 'pass',
    });
    expect(asked).toBeGreaterThan(5);
  });

  it('where the connection breaks at one kind of request each time', async () => {
    const { done } = await runOn(
      (handle) => async (request) => {
        if (isLong(request.body)) throw broken();
        return handle(request);
      },
      cases,
    );
    const failed = done.filter(({ result }) => result.outcome === 'fail').map(({ result }) => result.id);
    expect(failed).toEqual(['InvalidTrailNameException/name-length-129']);
  });

  it('where reads never show what was created; after a few the run waits no longer', async () => {
    const clocks: Clock[] = [];
    const { done } = await runOn(
      (handle, clock) => {
        clocks.push(clock);
        return lagging(handle, clock, () => Number.POSITIVE_INFINITY);
      },
      table.cases.filter(({ group }) => group === 'Response'),
    );
    expect(done.filter(({ result }) => result.outcome === 'fail').length).toBeGreaterThan(10);
    expect(clocks[0]?.now()).toBeLessThan(20_000);
  });
});
