import type { Remedies } from '../contract/by-hand.ts';
import { kindOf } from './kinds/index.ts';
import { FOUNDED, IN_NONE } from './worlds/founded.ts';
import { remedyOfWorld } from './worlds/remedy.ts';

export const remedies: Remedies = {
  ofNeed: (kind) => [kindOf(kind)?.remedy ?? ''],
  ofWorld: (world) => [
    remedyOfWorld(world),
    ...(world in FOUNDED || world === IN_NONE
      ? ['or, not at AWS, let the endpoint serve Organizations to an account that is in no organization']
      : []),
  ],
};
