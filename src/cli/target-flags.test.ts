import { expect, it } from 'vitest';
import { TARGET_FLAGS } from './target-flags.ts';
import { VERBS } from './verbs.ts';

it.each(Object.keys(VERBS))('%s gives no flag of a target another meaning', async (name) => {
  const { flags } = (await VERBS[name]?.load()) ?? {};
  const own: Readonly<Record<string, unknown>> = flags ?? {};
  if (!Object.hasOwn(own, 'accessKeyId')) return;
  for (const [key, { description }] of Object.entries(TARGET_FLAGS))
    expect([key, own[key]]).toEqual([key, expect.objectContaining({ description })]);
});
