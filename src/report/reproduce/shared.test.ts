import { expect, it } from 'vitest';
import type { Reproduction } from './reproduce.ts';
import { sharedLines } from './shared.ts';

const of = (setUp: string[], cleanUp: string[] = []): Reproduction => ({
  ...{ setUp, cleanUp, curl: 'curl', look: [], run: 'run' },
});

it('has the lines of more than half of the reproductions once, in their order', () => {
  const all = [of(['keys', 'bucket', 'topic'], ['rb']), of(['keys', 'bucket'], ['rb']), of(['keys', 'key'])];
  expect(sharedLines(all)).toEqual({ setUp: ['keys', 'bucket'], cleanUp: ['rb'] });
});

it('shares nothing among a few', () => {
  expect(sharedLines([of(['keys']), of(['keys'])])).toEqual({ setUp: [], cleanUp: [] });
});
