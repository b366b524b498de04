/** How the caller stands to AWS Organizations, as far as an organization trail depends on it. */
export interface Standing {
  readonly role: 'none' | 'member' | 'delegated-admin' | 'management';
  /** Empty when the role is `none`, as is the next. */
  readonly organizationId: string;
  readonly managementAccountId: string;
  readonly allFeatures: boolean;
  readonly trustedAccess: boolean;
  /** Whether the management account has CloudTrail's service-linked role. */
  readonly serviceLinkedRole: boolean;
  /** Whether the caller may call what CloudTrail calls on its behalf. Only a world takes this away. */
  readonly callerPermitted: boolean;
}

export const NO_ORGANIZATION: Standing = {
  role: 'none',
  organizationId: '',
  managementAccountId: '',
  allFeatures: false,
  trustedAccess: false,
  serviceLinkedRole: false,
  callerPermitted: true,
};
