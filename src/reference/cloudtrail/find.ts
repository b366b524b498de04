import { ACCOUNT_ID, parseArn, REGION } from '../arn.ts';
import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { ruleContext } from './create.ts';
import { refuseBy } from './rule.ts';
import { nameRules } from './rules/name.ts';
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

/** How a trail that does not exist is named in the message: GetTrail shows the name, all others the ARN. */
type Shown = 'name' | 'arn';

/**
 * The trail a name or ARN means. A name means a trail at home in the calling Region, an ARN also a shadow there.
 * @throws ServiceError InvalidTrailNameException or CloudTrailARNInvalidException for what is neither, and
 * TrailNotFoundException, which names the ARN in the calling Region for a bare name
 */
export function findTrail(call: Call, nameOrArn: string | undefined, shown: Shown = 'arn'): Trail {
  const { partition, region, accountId } = call.caller;
  const given = nameOrArn ?? '';
  const byArn = isArn(given);
  const trail = visibleTrails(call).find((candidate) =>
    byArn ? candidate.arn === given : candidate.name === given && candidate.homeRegion === region,
  );
  if (trail !== undefined) return trail;
  assertNameOrArn(call, given);
  const arn = byArn ? given : trailArn(partition, region, accountId, given);
  const subject = shown === 'arn' ? arn : arn.slice(arn.indexOf('/') + 1);
  throw new ServiceError('TrailNotFoundException', `Unknown trail: ${subject} for the user: ${accountId}`);
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

/** @throws ServiceError for a name against the rules, and for an ARN that can't be that of a trail */
export function assertNameOrArn(call: Call, given: string): void {
  if (!isArn(given)) {
    refuseBy(nameRules, ruleContext(call, { Name: given }));
    return;
  }
  const { service, region, accountId, resource } = parseArn(given) ?? {};
  const isTrail =
    service === 'cloudtrail' &&
    REGION.test(region ?? '') &&
    ACCOUNT_ID.test(accountId ?? '') &&
    /^trail\/.+$/.test(resource ?? '');
  if (!isTrail)
    throw new ServiceError('CloudTrailARNInvalidException', `${given} is not the ARN of a trail.`);
}

function isArn(given: string): boolean {
  return given.startsWith('arn:');
}
