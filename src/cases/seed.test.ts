import { expect, it } from 'vitest';
import { resourceSeed } from './seed.ts';

it('gives the control names of its own, and every other place those of the case', () => {
  const seed = (role: Parameters<typeof resourceSeed>[1]) => resourceSeed('A/one', role);
  expect([seed('control'), seed('control-before')]).toEqual(['A/one/control', 'A/one/control']);
  expect([seed('before'), seed('request'), seed('probe')]).toEqual(['A/one', 'A/one', 'A/one']);
});
