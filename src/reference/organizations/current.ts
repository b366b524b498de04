import type { Call } from '../call.ts';
import { hasServiceLinkedRole } from '../iam/service.ts';
import { worldStanding } from '../worlds/worlds.ts';
import { organizationOf } from './find.ts';
import { NO_ORGANIZATION, type Standing } from './standing.ts';

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** The standing by the world the caller is in, else by the organizations that were made. */
export function standingOf(call: Call): Standing {
  return worldStanding(call) ?? realStanding(call);
}

function realStanding(call: Call): Standing {
  const { accountId } = call.caller;
  const organization = organizationOf(call, accountId);
  if (organization === undefined) return NO_ORGANIZATION;
  const { id, managementAccountId, featureSet, trustedServices, delegatedAdmins } = organization;
  const delegated = delegatedAdmins.get(CLOUDTRAIL)?.has(accountId) === true;
  return {
    role: managementAccountId === accountId ? 'management' : delegated ? 'delegated-admin' : 'member',
    organizationId: id,
    managementAccountId,
    allFeatures: featureSet === 'ALL',
    trustedAccess: trustedServices.has(CLOUDTRAIL),
    serviceLinkedRole: hasServiceLinkedRole(call, managementAccountId),
    callerPermitted: true,
  };
}
