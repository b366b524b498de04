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
