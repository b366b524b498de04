import { KINDS } from './kinds.ts';
import { FOUNDED, IN_NONE } from './worlds/founded.ts';
import { remedyOfWorld } from './worlds/remedy.ts';

/** What a user can do where a target can't provide a kind of need. */
export function adviceOnNeed(kind: string): string {
  return KINDS[kind]?.remedy ?? '';
}

/** The ways into a world, a line each. */
export function waysInto(world: string): string[] {
  const isFounded = world in FOUNDED || world === IN_NONE;
  return [
    remedyOfWorld(world),
    ...(isFounded
      ? ['or, not at AWS, let the endpoint serve Organizations to an account that is in no organization']
      : []),
  ];
}
