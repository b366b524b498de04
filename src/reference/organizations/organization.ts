import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';

/** An organization of AWS Organizations as far as CreateTrail asks about it. */
export interface Organization {
  readonly id: string;
  readonly partition: string;
  readonly managementAccountId: string;
  readonly createdAt: number;
  featureSet: FeatureSet;
  /** account id → moment of joining, the management account first */
  readonly members: Map<string, number>;
  /** service principal with trusted access → moment of enabling */
  readonly trustedServices: Map<string, number>;
  /** service principal → account id → moment of registration */
  readonly delegatedAdmins: Map<string, Map<string, number>>;
  /** handshake id → account invited */
  readonly invitations: Map<string, string>;
}

export type FeatureSet = 'ALL' | 'CONSOLIDATED_BILLING';

/** The organization an account belongs to, in the partition of the call. */
export function organizationOf({ state, caller }: Call, accountId: string): Organization | undefined {
  return [...state.organizations.values()].find(
    ({ partition, members }) => partition === caller.partition && members.has(accountId),
  );
}

export function notInUse(): ServiceError {
  return new ServiceError(
    'AWSOrganizationsNotInUseException',
    'The account is not a member of an organization.',
  );
}

/** The organization that the caller manages. */
export function managed(call: Call): Organization {
  const organization = organizationOf(call, call.caller.accountId);
  if (organization === undefined) throw notInUse();
  if (organization.managementAccountId === call.caller.accountId) return organization;
  throw new ServiceError('AccessDeniedException', 'Only the management account may do this.');
}
