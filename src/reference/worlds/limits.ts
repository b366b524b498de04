/** Parameters of a world: it holds for one account or Region only. */
export interface WorldLimits {
  readonly accountId?: string;
  readonly region?: string;
}
