import type { TargetDescription } from '../contract/target.ts';
import { trailsOfARegion } from '../probe/room.ts';

/** A Region holds five trails by default; one is left for the user. */
export const MAX_TRAILS = 4;
/** On a real account fewer, as others may need trails there. */
export const MAX_TRAILS_ON_AWS = 2;

interface Wish {
  target: Pick<TargetDescription, 'aws' | 'pace' | 'region' | 'name'>;
  maxTrails?: number | undefined;
  warn?: ((sentence: string) => void) | undefined;
}

/** How many trails a run may have at once, and what the room in the Region leaves of that. */
export function trailBounds({ target, maxTrails, warn }: Wish) {
  const asked = maxTrails ?? target.pace?.maxTrails;
  const wanted = asked ?? (target.aws ? MAX_TRAILS_ON_AWS : MAX_TRAILS);
  return {
    wanted,
    /** `maxTrails` for all cases together; `most` for a case that runs alone. */
    within: (free: number, existing: number) => {
      if (asked !== undefined && asked > free) {
        warn?.(
          `At most ${free} trails exist at once, not ${asked}: ${target.region} of ${target.name} has ${existing} of ${trailsOfARegion()}.`,
        );
      }
      const bound = Math.min(wanted, free);
      // An emulator takes what it has room for; an account of AWS no more than the user allows.
      return { maxTrails: bound, most: target.aws ? bound : free };
    },
  };
}
