import { expect, it } from 'vitest';
import { loadSuite } from '../contract/table.ts';
import { NoSlot } from '../run/slots.ts';
import { isLate, LateNeeds } from './late-needs.ts';

const table = loadSuite();
const alias = Object.keys(table.needs).find((one) => isLate(one, table)) ?? '';

function lateNeeds(reserve: () => Promise<void>) {
  const needs = { bindings: {}, unmet: {} };
  let provided = 0;
  const late = new LateNeeds({
    table,
    needs,
    slots: { reserve },
    provide: async (name) => {
      provided += 1;
      return { bindings: { [name]: { id: 'a-trail' } }, unmet: {}, removeAll: async () => [] };
    },
    onTrail: () => {},
  });
  return { late, needs, provided: () => provided };
}

it('provides a shared trail once, when its slot is free', async () => {
  const { late, needs, provided } = lateNeeds(async () => {});
  await Promise.all([late.ensure([alias]), late.ensure([alias])]);
  expect(provided()).toBe(1);
  expect(needs).toEqual({ bindings: { [alias]: { id: 'a-trail' } }, unmet: {} });
});

it('leaves the cases of a shared trail untested where no slot gets free', async () => {
  const { late, needs, provided } = lateNeeds(() => Promise.reject(new NoSlot(2, undefined)));
  await late.ensure([alias]);
  expect(provided()).toBe(0);
  expect(needs.bindings).toEqual({});
  expect(needs.unmet).toEqual({
    [alias]: {
      name: alias,
      reason: 'no slot is free: 2 trails of earlier cases could not be removed',
      remedy: 'let the target remove trails, and answer to the end',
    },
  });
});

it('passes on any other error', async () => {
  const { late } = lateNeeds(() => Promise.reject(new TypeError('a mistake')));
  await expect(late.ensure([alias])).rejects.toThrow('a mistake');
});
