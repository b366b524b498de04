import type { Rule, RuleContext } from '../rule.ts';

/** Whether an organization trail is asked for, and the standing has a flaw. */
function flawed(
  { request, standing }: RuleContext,
  flaw: (standing: RuleContext['standing']) => boolean,
): boolean {
  return request.IsOrganizationTrail === true && flaw(standing);
}

/** What the organization must be before anything else of the request is looked at. */
export const organizationRules: readonly Rule[] = [
  {
    id: 'organization.none',
    exception: 'OrganizationsNotInUseException',
    violated: (context) => flawed(context, ({ role }) => role === 'none'),
    message: ({ call }) => `The account ${call.caller.accountId} is in no organization.`,
  },
  {
    id: 'organization.member',
    exception: 'NotOrganizationMasterAccountException',
    violated: (context) => flawed(context, ({ role }) => role === 'member'),
    message: () =>
      'You cannot configure or manage trails for an organization because this action requires being signed in with the management account.',
  },
  {
    id: 'organization.consolidated-billing',
    exception: 'OrganizationNotInAllFeaturesModeException',
    violated: (context) => flawed(context, ({ allFeatures }) => !allFeatures),
    message: () => 'The organization has not enabled all features.',
  },
  {
    id: 'organization.trusted-access-off',
    exception: 'CloudTrailAccessNotEnabledException',
    violated: (context) => flawed(context, ({ trustedAccess }) => !trustedAccess),
    message: ({ call }) =>
      `The request could not be processed because your organization hasn’t enabled CloudTrail service access. Enable service access for CloudTrail, and then try again. You are signed in with the following AWS account ID: ${call.caller.accountId}`,
  },
];

const denied = (): string =>
  'AWS CloudTrail cannot create resources for your organization because access to one or more required APIs has been denied.';

/**
 * What CloudTrail itself needs in the organization. Observed to come after the bucket's policy, and to be one exception
 * when the management account asks without the role, another when a delegated administrator does.
 */
export const organizationAccessRules: readonly Rule[] = [
  {
    id: 'organization.no-role-for-delegate',
    exception: 'NoManagementAccountSLRExistsException',
    violated: (context) =>
      flawed(context, ({ role, serviceLinkedRole }) => role === 'delegated-admin' && !serviceLinkedRole),
    message: ({ standing }) =>
      `The management account ${standing.managementAccountId} has no service-linked role for CloudTrail.`,
  },
  {
    id: 'organization.no-role',
    exception: 'InsufficientDependencyServiceAccessPermissionException',
    violated: (context) =>
      flawed(context, ({ role, serviceLinkedRole }) => role === 'management' && !serviceLinkedRole),
    message: denied,
  },
  {
    id: 'organization.caller-lacks-permission',
    exception: 'InsufficientDependencyServiceAccessPermissionException',
    violated: (context) => flawed(context, ({ callerPermitted }) => !callerPermitted),
    message: denied,
  },
];
