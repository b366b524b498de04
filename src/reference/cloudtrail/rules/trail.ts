import type { Rule, RuleContext } from '../rule.ts';
import { existsIn, type Trail } from '../trail.ts';

/** The owner's trails that exist in the calling Region, shadows of multi-Region trails included. */
function trailsHere({ call, ownerAccountId }: RuleContext): Trail[] {
  const { partition, region } = call.caller;
  return [...call.state.trails.values()].filter(
    (trail) => trail.accountId === ownerAccountId && existsIn(trail, partition, region),
  );
}

/** Same name, owner and home Region: the trail exists, even if every setting is the same. */
export const existingTrailRules: readonly Rule[] = [
  {
    id: 'trail.exists',
    exception: 'TrailAlreadyExistsException',
    violated: ({ call, trailArn }) => call.state.trails.has(trailArn),
    message: ({ request, ownerAccountId }) =>
      `Trail ${request.Name} already exists for customer: ${ownerAccountId}`,
  },
];

export function quotaRules(trailLimit: number): readonly Rule[] {
  return [
    {
      id: 'trail.too-many',
      exception: 'MaximumNumberOfTrailsExceededException',
      limit: trailLimit,
      violated: (context, limit) => trailsHere(context).length >= limit,
      message: (context, limit) =>
        `User: ${context.ownerAccountId} already has ${limit} trails in ${context.call.caller.region}.`,
    },
  ];
}
