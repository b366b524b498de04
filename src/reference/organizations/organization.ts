/** An organization of AWS Organizations as far as CreateTrail asks about it. */
export interface Organization {
  readonly id: string;
  readonly managementAccountId: string;
  readonly createdAt: number;
  featureSet: 'ALL' | 'CONSOLIDATED_BILLING';
  /** account ids, the management account first */
  readonly members: Set<string>;
  /** service principals with trusted access */
  readonly trustedServices: Map<string, number>;
  /** service principal → account ids */
  readonly delegatedAdmins: Map<string, Map<string, number>>;
  readonly invitations: Map<string, { readonly accountId: string; readonly at: number }>;
}
