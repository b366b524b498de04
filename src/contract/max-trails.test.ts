import { expect, test } from 'vitest';
import { maxTrailsOf } from './max-trails.ts';

const open = { call: 'OpenKiosk' };
const alive = (before: { call: string; fillTo?: number }[], there?: number) =>
  maxTrailsOf({ before }, 'OpenKiosk', there);

test('counts the request, and each step that makes one', () => {
  expect(alive([])).toBe(1);
  expect(alive([open, { call: 'CloseKiosk' }, open])).toBe(3);
  expect(alive([{ call: 'OpenStreet', fillTo: 5 }])).toBe(1);
  // What was there before the run takes none of the places of a case that fills nothing up.
  expect(alive([open], 5)).toBe(2);
});

test('counts no request where a step fills the Region up', () => {
  expect(alive([open, { ...open, fillTo: 5 }])).toBe(5);
});

test('counts of what fills the Region up only what is not there already', () => {
  expect(alive([{ ...open, fillTo: 5 }], 2)).toBe(3);
});

test('counts steps of their own in a full Region, too', () => {
  expect(alive([open, { ...open, fillTo: 5 }], 5)).toBe(2);
});
