import { expect, test } from 'vitest';
import { trailsAtOnce } from './max-trails.ts';

const TABLE = {
  operation: 'OpenKiosk',
  subjects: { OpenKiosk: { effect: 'creates' as const, documentation: '' } },
};
const open = { call: 'OpenKiosk' };
const atOnce = (before: { call: string; fillTo?: number }[], there?: number) =>
  trailsAtOnce({ before }, TABLE, there);

test('counts the request, and each step that makes one', () => {
  expect(atOnce([])).toBe(1);
  expect(atOnce([open, { call: 'CloseKiosk' }, open])).toBe(3);
  expect(atOnce([{ call: 'OpenStreet', fillTo: 5 }])).toBe(1);
  // What was there before the run takes none of the places of a case that fills nothing up.
  expect(atOnce([open], 5)).toBe(2);
});

test('counts no request where a step fills the Region up', () => {
  expect(atOnce([open, { ...open, fillTo: 5 }])).toBe(5);
});

test('counts of what fills the Region up only what is not there already', () => {
  expect(atOnce([{ ...open, fillTo: 5 }], 2)).toBe(3);
});

test('counts steps of their own in a full Region, too', () => {
  expect(atOnce([open, { ...open, fillTo: 5 }], 5)).toBe(2);
});

test('counts steps that fill the Region up one after the other only once', () => {
  const filling = [1, 2, 3].map((fillTo) => ({ ...open, fillTo }));
  expect(atOnce(filling)).toBe(3);
  expect(atOnce(filling, 2)).toBe(1);
});

test('counts none of what fills another place up, which has a quota of its own', () => {
  const there = { call: 'OpenKiosk', place: 'region.other' as const };
  expect(trailsAtOnce({ before: [{ ...there, fillTo: 5 }] }, TABLE)).toBe(1);
  // In all Regions, it would be here too.
  expect(trailsAtOnce({ before: [there] }, TABLE)).toBe(2);
});
