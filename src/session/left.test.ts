import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../contract/template.ts';
import type { Found, Resources } from '../needs/kind.ts';
import { type Look, removeListedNeeds } from './left.ts';

const RUN = 'abc123';
const KEY: Found = { name: `ctc-${RUN}-eda7f1d228`, id: 'key-1', tags: {} };

/** What is found to be left of a target that goes on listing a key after its removal. */
async function leftOf(key: Found, refusal?: string) {
  const listing = { list: async () => [key] } as unknown as Resources;
  const places = { open: async () => listing, close: async () => [] };
  const look: Look = {
    facts: { id: RUN } as RunFacts,
    leaks: [],
    remove: async () => refusal,
    journal: { created: () => {}, removed: () => {} },
  };
  return removeListedNeeds(['kms.key'], places, look);
}

describe('removeListedNeeds', () => {
  it('reports what is said to be removed and still listed', async () => {
    expect(await leftOf(KEY)).toMatchObject([{ name: KEY.name, reason: expect.stringContaining('still') }]);
  });

  it('reports no key whose removal was accepted and whose policy then hides that it is being deleted', async () => {
    expect(await leftOf({ ...KEY, mayBeGone: true })).toEqual([]);
  });

  it('reports such a key where its removal was refused', async () => {
    expect(await leftOf({ ...KEY, mayBeGone: true }, 'no')).toMatchObject([{ name: KEY.name, reason: 'no' }]);
  });
});
