import { parseArn } from '../arn.ts';
import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { existsIn, type Trail, trailArn } from './trail.ts';

/** The trails a caller sees in the Region it calls: its own, and organization trails it made for its organization. */
export function visibleTrails({ state, caller }: Call): Trail[] {
  return [...state.trails.values()].filter(
    (trail) => isOwn(trail, caller.accountId) && existsIn(trail, caller.partition, caller.region),
  );
}

export function isOwn(trail: Trail, accountId: string): boolean {
  return trail.accountId === accountId || trail.createdBy === accountId;
}

/**
 * The trail a name or ARN means. A name means a trail at home in the calling Region, an ARN also a shadow there.
 * @throws ServiceError TrailNotFoundException, naming the ARN in the calling Region for a bare name.
 */
export function findTrail(call: Call, nameOrArn: string | undefined): Trail {
  const { partition, region, accountId } = call.caller;
  const given = nameOrArn ?? '';
  const byArn = parseArn(given) !== undefined;
  const trail = visibleTrails(call).find((candidate) =>
    byArn ? candidate.arn === given : candidate.name === given && candidate.homeRegion === region,
  );
  if (trail !== undefined) return trail;
  const arn = byArn ? given : trailArn(partition, region, accountId, given);
  throw new ServiceError('TrailNotFoundException', `Unknown trail: ${arn}`);
}

/** As `findTrail`, for operations that change a trail: those work in its home Region only. */
export function findTrailAtHome(call: Call, nameOrArn: string | undefined): Trail {
  const trail = findTrail(call, nameOrArn);
  if (trail.homeRegion === call.caller.region) return trail;
  throw new ServiceError(
    'InvalidHomeRegionException',
    `The home Region of ${trail.arn} is ${trail.homeRegion}.`,
  );
}
