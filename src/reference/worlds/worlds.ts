import type { Caller } from '../auth/authenticate.ts';
import type { Call } from '../call.ts';
import { NO_ORGANIZATION, type Standing } from '../organizations/standing.ts';

/** Which CreateTrail calls a world changes. */
export type Concern = 'any' | 'organization' | 'log-group' | 'topic' | 'key';

/** A condition that no ordinary API call makes. `exception` is what a call it concerns is answered, if not accepted. */
export interface World {
  readonly name: string;
  readonly exception: string | undefined;
  readonly concerns: Concern;
  /** How the caller stands to its organization there; the rules about organizations do the rest. */
  readonly standing?: (caller: Caller) => Standing;
}

/** An organization as it has to be for an organization trail, seen from its management account. */
function wellPrepared({ accountId }: Caller): Standing {
  return {
    role: 'management',
    organizationId: WORLD_ORGANIZATION,
    managementAccountId: accountId,
    allFeatures: true,
    trustedAccess: true,
    serviceLinkedRole: true,
    callerPermitted: true,
  };
}

const WORLD_ORGANIZATION = 'o-conformance';
/** The management account where the caller isn't it. Nobody has its keys. */
const WORLD_MANAGEMENT_ACCOUNT = '111122223333';

function standing(
  name: string,
  exception: string | undefined,
  change: Partial<Standing> | ((caller: Caller) => Standing),
): World {
  const at =
    typeof change === 'function' ? change : (caller: Caller) => ({ ...wellPrepared(caller), ...change });
  return { name, exception, concerns: 'organization', standing: at };
}

const away = { managementAccountId: WORLD_MANAGEMENT_ACCOUNT } as const;

/** Every world of the reference. docs/world-protocol.md says what each is. */
export const worlds: readonly World[] = [
  standing('account.not-in-organization', 'OrganizationsNotInUseException', () => NO_ORGANIZATION),
  standing('account.member', 'NotOrganizationMasterAccountException', { ...away, role: 'member' }),
  standing('account.delegated-admin', undefined, { ...away, role: 'delegated-admin' }),
  standing('organization.management', undefined, {}),
  standing('organization.trusted-access-off', 'CloudTrailAccessNotEnabledException', {
    trustedAccess: false,
  }),
  standing('organization.consolidated-billing', 'OrganizationNotInAllFeaturesModeException', {
    allFeatures: false,
    trustedAccess: false,
  }),
  standing('organization.no-management-slr', 'NoManagementAccountSLRExistsException', {
    ...away,
    role: 'delegated-admin',
    serviceLinkedRole: false,
  }),
  standing('organization.caller-lacks-permission', 'InsufficientDependencyServiceAccessPermissionException', {
    callerPermitted: false,
  }),
  {
    name: 'region.no-logs-delivery',
    exception: 'CloudWatchLogsDeliveryUnavailableException',
    concerns: 'log-group',
  },
  {
    name: 'sns.topic-account-suspended',
    exception: 'CloudTrailInvalidClientTokenIdException',
    concerns: 'topic',
  },
  { name: 'kms.failure', exception: 'KmsException', concerns: 'key' },
  { name: 'operation.not-permitted', exception: 'OperationNotPermittedException', concerns: 'any' },
  { name: 'operation.unsupported', exception: 'UnsupportedOperationException', concerns: 'any' },
  { name: 'parameter.invalid', exception: 'InvalidParameterException', concerns: 'any' },
  { name: 'rate.exceeded', exception: 'ThrottlingException', concerns: 'any' },
  { name: 'trail.busy', exception: 'ConflictException', concerns: 'any' },
];

/** Whether the caller is in a world: it was entered, and for this account and Region where it was limited to them. */
export function inWorld({ state, caller }: Call, name: string): boolean {
  const limits = state.worlds.get(name);
  if (limits === undefined) return false;
  const { accountId = caller.accountId, region = caller.region } = limits;
  return accountId === caller.accountId && region === caller.region;
}

/** The standing of the last entered world that says anything about organizations. */
export function worldStanding(call: Call): Standing | undefined {
  const names = [...call.state.worlds.keys()].filter((name) => inWorld(call, name));
  const entered = names.map((name) => worlds.find((world) => world.name === name));
  return entered.findLast((world) => world?.standing !== undefined)?.standing?.(call.caller);
}
