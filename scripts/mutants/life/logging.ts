import type { Body, Trail } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import { mutantOf, rows, serving } from './fault.ts';
import { STARTING, STOPPING } from './start-stop.ts';
import { STATUS } from './status.ts';
import { LOGGING, status } from './status-faults.ts';
import { TIMES } from './status-times.ts';

/** A status that outlives its trail: what was known of a name counts for the next trail of the name. */
function statusOf(id: string, title: string, of: (trail: Trail) => string): Mutant {
  return mutantOf(
    'GetTrailStatus',
    `status/${id}`,
    title,
    [...LOGGING, 'overview.*'],
    serving('GetTrailStatus', () => {
      const known = new Map<string, Body>();
      return status((body, trail) => {
        if (body.StartLoggingTime !== undefined) known.set(of(trail), body);
        return known.get(of(trail)) ?? body;
      });
    }),
  );
}

/** Mutants of the status of a trail and of what changes it. */
export const loggingMutants: readonly Mutant[] = [
  ...rows('GetTrailStatus', 'status', [...STATUS, ...TIMES]),
  statusOf('outlives', 'remembers the status of a deleted trail for the next one', ({ arn }) => arn),
  statusOf('by-account', 'keeps one status for all trails of an account', ({ accountId }) => accountId),
  ...rows('StartLogging', 'state', STARTING),
  ...rows('StopLogging', 'state', STOPPING),
];
