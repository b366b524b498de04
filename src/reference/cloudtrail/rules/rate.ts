import type { Call } from '../../call.ts';
import type { Rule } from '../rule.ts';

const SECOND = 1000;

/** CreateTrail calls of the account in this Region within the last second, refused ones by rate left out. */
function recentCalls({ state, caller, now }: Call): number[] {
  const calls = state.trailCalls.get(`${caller.partition}/${caller.accountId}/${caller.region}`) ?? [];
  return calls.filter((moment) => moment > now - SECOND);
}

/** Remembers a call for the rate rule. */
export function countCall(call: Call): void {
  const { partition, accountId, region } = call.caller;
  call.state.trailCalls.set(`${partition}/${accountId}/${region}`, [...recentCalls(call), call.now]);
}

/** `trailsPerSecond` is Infinity where the rate isn't limited. */
export function rateRules(trailsPerSecond: number): readonly Rule[] {
  return [
    {
      id: 'rate.too-many-calls',
      exception: THROTTLING,
      limit: trailsPerSecond,
      violated: ({ call }, limit) => recentCalls(call).length >= limit,
      message: () => 'Rate exceeded',
    },
  ];
}

export const THROTTLING = 'ThrottlingException';
