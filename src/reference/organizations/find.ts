import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import type { Organization } from './organization.ts';

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
